// Typing a plan: buttons are sent by the script, and the parts of the page that changed are replaced in place.
var plan = window.duPlan;
if (!plan) return;
var root = plan.root, all = plan.all, openForm = plan.openForm, fieldsOf = plan.fieldsOf;
var isBusy = false;

function rows() { return all("[data-grid] tbody tr"); }

// --- putting a fresher page in place, part by part ---
function replaceRows(now, next) {
  var before = rows();
  var after = all("[data-grid] tbody tr", next);
  var same = before.length === after.length && before.every(function (row, i) { return row.id === after[i].id; });
  if (!same || !before.length) return false;
  before.forEach(function (row, i) {
    if (row.outerHTML !== after[i].outerHTML) row.replaceWith(after[i]);
  });
  ["header", ".bulk"].forEach(function (selector) {
    var old = now.querySelector(selector), fresh = next.querySelector(selector);
    if (old && fresh) old.replaceWith(fresh);
  });
  return true;
}

function put(html) {
  var next = new DOMParser().parseFromString(html, "text/html");
  if (!next.querySelector("[data-plan]")) return false;
  var pane = document.querySelector(".docw .scroll");
  var top = pane ? pane.scrollTop : 0;
  all("[data-part]").forEach(function (part) {
    var fresh = next.querySelector("[data-part='" + part.dataset.part + "']");
    if (!fresh || fresh.dataset.part === "kept") return;
    var isOpen = all("details[open]", part).length > 0;
    if (part.dataset.part === "tasks" && replaceRows(part, fresh)) return;
    part.replaceWith(fresh);
    if (isOpen) all("details", fresh).slice(0, 1).forEach(function (details) { details.open = true; });
  });
  var acts = next.querySelector("#acts"), mine = document.querySelector("#acts");
  if (acts && mine) mine.replaceWith(acts);
  pane = document.querySelector(".docw .scroll");
  if (pane) pane.scrollTop = top;
  dress();
  return true;
}

function show(answer, anchor) {
  var address = answer.url;
  return answer.text().then(function (html) {
    if (!put(html)) {
      location.href = address;
      return;
    }
    if (answer.ok) history.replaceState(null, "", address.split("#")[0]);
    settle(anchor);
  });
}

/** Where the hands go on: the open row's title, else the next question, else the row. */
function settle(anchor) {
  var form = openForm();
  if (anchor === "questions") {
    var answer = document.querySelector("#questions li button, #questions li a.btn") || (rows()[0] || document).querySelector("[data-open]");
    if (answer) answer.focus();
    return;
  }
  var target = form ? form.elements.title : document.getElementById(anchor || "");
  if (!target) return;
  var row = form ? form.closest("tr") : target;
  if (!form) target = target.querySelector("[data-open]") || target.querySelector("a,button") || target;
  target.focus({ preventScroll: true });
  if (form && target.select && !target.value) target.select();
  var box = row.getBoundingClientRect();
  if (box.top < 60 || box.bottom > window.innerHeight - 80) row.scrollIntoView({ block: "center" });
  follow(row.id);
}

/** Shows the sentence that a row came from. */
function follow(id) {
  all("mark.on").forEach(function (mark) { mark.classList.remove("on"); });
  var label = document.getElementById("s-" + id);
  var pane = document.querySelector(".docw .scroll");
  if (!label || !pane || getComputedStyle(document.querySelector(".docw")).position !== "sticky") return;
  label.parentElement.classList.add("on");
  var box = label.getBoundingClientRect(), frame = pane.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - frame.height / 2;
}

function visit(address) {
  return plan.inTurn(function () {
    return fetch(address, { credentials: "same-origin" }).then(function (answer) { return show(answer, address.split("#")[1]); }, function () { plan.say(plan.TEXT.offline, true); });
  });
}

/** A button of the page: its form is sent, and the page that comes back replaces the parts. */
function act(form, button, extra) {
  var fields = fieldsOf(form);
  var row = form.elements.row ? form.elements.row.value : null;
  if (button && button.name) fields.push([button.name, button.value]);
  (extra || []).forEach(function (field) { fields.push(field); });
  plan.calm();
  if (row) plan.keep(form);
  if (isBusy) return Promise.resolve();
  isBusy = true;
  plan.say(plan.TEXT.saving, false);
  var next = (extra || []).filter(function (field) { return field[0] === "go"; }).map(function (field) { return field[1]; })[0];
  var isAnswer = !!document.activeElement && !!document.activeElement.closest(".qs");
  var anchor = isAnswer ? "questions" : next || row || (button && button.value.indexOf(":") > 0 ? button.value.split(":")[1] : "tasks");
  return plan.inTurn(function () {
    return plan.post(form.action, plan.body(fields)).then(function (answer) {
      isBusy = false;
      var isPage = (answer.headers.get("content-type") || "").indexOf("text/html") === 0;
      if (isPage) {
        if (answer.ok && row) plan.forget(row);
        if (answer.ok && !row) all("[name=task]").forEach(function (tick) { tick.checked = false; });
        return show(answer, anchor);
      }
      return plan.problem(answer).then(function (text) { plan.say(plan.TEXT.notSaved + text, true); });
    }, function () {
      isBusy = false;
      plan.saveWhenBack(form);
    });
  });
}

/** To another row: an open one is saved on the way. */
function go(id) {
  var form = openForm();
  if (form && id) return act(form, { name: "act", value: "next" }, [["go", id]]);
  if (form) return act(form, { name: "act", value: "save" });
  return visit(root.dataset.plan + "?row=" + id + "#" + id);
}

// --- what the page gains by the script ---
function dress() {
  all("[data-keys]").forEach(function (keys) { keys.hidden = false; });
  var form = openForm();
  if (form) form.dataset.before = JSON.stringify(fieldsOf(form));
}

document.addEventListener("submit", function (event) {
  var form = event.target;
  if (event.defaultPrevented || form.matches("[data-whole]") || !root.contains(form)) return;
  event.preventDefault();
  form.removeAttribute("data-sent");
  act(form, event.submitter);
});

document.addEventListener("click", function (event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  var link = event.target.closest("a[data-open]");
  if (link) {
    event.preventDefault();
    if (link.matches("[data-cancel]")) return cancel(openForm());
    var wanted = /[?&]row=([a-z0-9-]+)/.exec(link.getAttribute("href"));
    var form = openForm();
    if (form && wanted && wanted[1] !== "new") return go(wanted[1]);
    if (form) return act(form, { name: "act", value: "save" }).then(function () { return visit(link.href); });
    return visit(link.href);
  }
  var cell = event.target.closest("[data-grid] tbody td");
  if (cell && !cell.closest("tr.edit") && !event.target.closest("a,button,input,label,summary")) go(cell.closest("tr").id);
});

/** Back to what stood in the row when it was opened. */
function cancel(form) {
  if (!form) return;
  plan.calm();
  var row = form.elements.row.value, before = JSON.parse(form.dataset.before || "[]");
  var isTyped = JSON.stringify(fieldsOf(form).filter(isShown)) !== JSON.stringify(before.filter(isShown));
  var isBorn = before.some(function (field) { return field[0] === "new-row"; });
  plan.forget(row);
  var close = function () { return visit(root.dataset.plan + "#" + (isBorn ? "tasks" : row)); };
  if (!isTyped || (isBorn && form.querySelector("[name=new-row]"))) return close();
  if (isBorn) return act(form, { name: "act", value: "aside" });
  return plan.inTurn(function () { return plan.post(form.action, plan.body(before, "auto")).catch(function () { plan.say(plan.TEXT.offline, true); }); }).then(close);
}

function isShown(field) { return field[0] !== "new-row" && field[0] !== "spare"; }

// --- leaving: an open row is saved first ---
document.addEventListener("click", function (event) {
  var link = event.target.closest("a[data-leave]");
  var form = openForm();
  if (!link || !form || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  plan.save(form).then(function (isSaved) { if (isSaved) location.href = link.href; });
});

plan.rows = rows;
plan.go = go;
plan.act = act;
plan.cancel = cancel;
plan.settle = settle;
dress();
if (openForm()) settle();
