// The rows of the report's form: what the server says of them, what a state shows, the keys. What is typed is saved by the next file.
var form = document.querySelector("form[data-report]");
if (!form) return;
window.duReport = { banner: banner, draw: draw, show: show, lag: lag };

// --- what the server says of the rows and of the whole ---
function draw(answer) {
  answer.rows.forEach(drawRow);
  var glance = answer.glance;
  document.querySelectorAll("[data-glance]").forEach(function (place) { place.textContent = glance[place.dataset.glance]; });
  [["flaws", glance.flaws.length], ["asks", glance.asks.length]].forEach(function (count) {
    var place = form.querySelector('[data-count="' + count[0] + '"]');
    place.hidden = count[1] === 0;
    place.querySelector("b").textContent = count[1];
  });
  var light = document.querySelector("[data-light] .lt");
  if (light) {
    light.className = "lt " + ({ "绿": "g", "黄": "y", "红": "x" }[answer.lightWord] || "n0");
    light.textContent = answer.lightSign + " " + answer.lightWord;
  }
  var open = document.querySelector("[data-open]");
  open.textContent = glance.open.length ? open.dataset.open : "";
  glance.open.forEach(function (one) {
    var a = document.createElement("a");
    a.href = "#" + one.id;
    a.title = one.title;
    a.textContent = open.dataset.row.replace("{0}", one.number);
    open.append(a, " ");
  });
}

function drawRow(said) {
  var row = document.getElementById("row-" + said.occurrence);
  if (!row) return;
  var sum = row.querySelector("[data-sum]"), messages = row.querySelector("[data-messages]");
  if (sum) sum.textContent = said.sum;
  row.querySelectorAll(".f.err").forEach(function (f) { f.classList.remove("err"); });
  messages.textContent = "";
  said.flaws.forEach(function (flaw) {
    var field = document.getElementById("f-" + flaw.field);
    if (field && field.classList.contains("f")) field.classList.add("err");
    message("err", flaw.text);
  });
  said.asks.forEach(function (ask) { message("ask", ask); });
  row.querySelector("[data-note]").hidden = !said.hasNote;
  lag(row, said.isBehind);
  function message(css, text) {
    var p = document.createElement("p");
    p.className = "msg " + css;
    p.textContent = text;
    messages.append(p);
  }
}

// --- what a state shows: share, problem and next step ---
function lag(row, isBehind) {
  var details = row.querySelector("[data-lagging]");
  details.hidden = !isBehind;
  details.open = isBehind;
  details.classList.add("plain");
}

function show(row) {
  var chosen = row.querySelector(".seg input:checked");
  row.querySelectorAll('[data-when="share"]').forEach(function (part) { part.hidden = !(chosen && chosen.dataset.share); });
  if (!chosen) lag(row, false);
  else if (chosen.dataset.lag && !row.closest(".later")) lag(row, true);
  else if (!/已完成/.test(chosen.value)) lag(row, false);
}

// --- keys: digits choose, Enter goes on to the next row ---
function radios(row) { return Array.from(row.querySelectorAll('.seg input:not(:disabled)')); }
function choose(radio) {
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}
function next(row) {
  var rows = Array.from(form.querySelectorAll("tr[data-row]")).filter(function (r) { return r.offsetParent !== null && radios(r).length; });
  var target = rows[rows.indexOf(row) + 1];
  if (!target) return false;
  var all = radios(target);
  (all.filter(function (r) { return r.checked; })[0] || all[0]).focus();
  target.scrollIntoView({ block: "center" });
  return true;
}

form.addEventListener("keydown", function (event) {
  var field = event.target, row = field.closest("tr[data-row]");
  if (event.isComposing || event.altKey || event.metaKey) return;
  if (row && field.type === "radio" && /^[0-5]$/.test(event.key) && !event.ctrlKey) {
    event.preventDefault();
    if (event.key === "0") {
      radios(row).forEach(function (r) { r.checked = false; });
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      choose(radios(row)[event.key - 1]);
    }
  }
  if (event.key !== "Enter" || !row && !field.closest("tr[data-extra]")) return;
  if (field.tagName === "TEXTAREA" && !event.ctrlKey) return;
  if (field.tagName === "SUMMARY" || field.tagName === "SELECT" || field.tagName === "A" || field.tagName === "BUTTON") return;
  event.preventDefault();
  if (row && !next(row)) form.querySelector(".bar .btn:last-child").focus();
});

function banner(css, sign, text, link, code) {
  var old = document.getElementById("report-banner");
  if (old) old.remove();
  var box = document.createElement("div"), mark = document.createElement("i"), words = document.createElement("div");
  box.className = "ban " + css;
  box.id = "report-banner";
  box.setAttribute("role", "alert");
  mark.textContent = sign;
  mark.setAttribute("aria-hidden", "true");
  words.className = "grow";
  words.textContent = text + (code ? " " + code : "");
  box.append(mark, words);
  if (link) {
    var a = document.createElement("a");
    a.className = "btn";
    a.href = location.pathname;
    a.textContent = link;
    box.append(a);
  }
  form.before(box);
  if (link) box.scrollIntoView({ block: "nearest" });
}
