// Typing a plan: what is typed is kept in this browser until it is saved, saved by itself, and parts of the page are replaced in place.
var root = document.querySelector("[data-plan]");
if (!root) return;

var PAUSE = 900;
var RETRY = 5000;
var store = "du-plan:" + root.dataset.who + ":" + root.dataset.plan + ":";
var status = { text: "", isBad: false };
var timer = null;
var waiting = null;
var isBusy = false;
var chain = Promise.resolve();

function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
function openForm() { return document.querySelector("[data-row-form]"); }
function rows() { return all("[data-grid] tbody tr"); }

function say(text, isBad) {
  status = { text: text, isBad: !!isBad };
  var place = document.querySelector("[data-save]");
  if (!place) return;
  place.textContent = text;
  place.className = isBad ? "save bad" : "save ok";
}

// --- what is typed, kept until it is saved ---
function fieldsOf(form) {
  var fields = [];
  new FormData(form).forEach(function (value, name) { if (name.indexOf("__") !== 0 && typeof value === "string") fields.push([name, value]); });
  return fields;
}

function keep(form) {
  try { localStorage.setItem(store + form.elements.row.value, JSON.stringify({ at: Date.now(), fields: fieldsOf(form) })); } catch (full) { say(TEXT.full, true); }
}

function forget(row, unless) {
  try {
    var kept = localStorage.getItem(store + row);
    if (kept && unless && JSON.stringify(JSON.parse(kept).fields) !== JSON.stringify(unless)) return;
    localStorage.removeItem(store + row);
  } catch (closed) { /* A browser that keeps nothing has nothing to forget. */ }
}

function kept() {
  var found = [];
  try {
    for (var i = 0; i < localStorage.length; i++) {
      var name = localStorage.key(i);
      if (name.indexOf(store) === 0) found.push({ row: name.slice(store.length), fields: JSON.parse(localStorage.getItem(name)).fields });
    }
  } catch (closed) { return []; }
  return found;
}

// --- sending ---
function key() { return "s" + Date.now().toString(36) + Math.random().toString(36).slice(2); }

function body(fields, act) {
  var data = new URLSearchParams();
  var proof = document.querySelector("#acts").elements;
  fields.forEach(function (field) { data.append(field[0], field[1]); });
  data.append("__token", proof["__token"].value);
  data.append("__revision", proof["__revision"].value);
  data.append("__key", key());
  if (act) data.append("act", act);
  return data;
}

function post(address, data) {
  return fetch(address, { method: "POST", body: data, credentials: "same-origin", headers: { "X-Du-Script": "1" } });
}

// One after the other: what was typed first arrives first.
function inTurn(work) {
  chain = chain.then(work, work);
  return chain;
}

function problem(answer) {
  return answer.json().then(function (said) { return said.detail || said.title || TEXT.refused; }, function () { return TEXT.refused; });
}

function saveLater(form) {
  keep(form);
  say(TEXT.typing, false);
  document.querySelector("[data-save]").className = "save";
  clearTimeout(timer);
  timer = setTimeout(function () { save(form); }, PAUSE);
}

/** Saves an open row by itself. Answers true when it is saved. */
function save(form) {
  clearTimeout(timer);
  clearTimeout(waiting);
  if (!form.elements.row) return Promise.resolve(true);
  var fields = fieldsOf(form);
  var row = form.elements.row.value;
  say(TEXT.saving, false);
  return inTurn(function () {
    return post(form.action, body(fields, "auto")).then(function (answer) {
      if (answer.ok) {
        return answer.json().then(function (said) {
          forget(row, fields);
          var isNew = form.querySelector("[name=new-row]");
          if (isNew) isNew.remove();
          say(said.saved, false);
          var open = document.querySelector("[data-open-count]");
          if (open) open.textContent = said.open;
          flaw(form, "");
          return true;
        });
      }
      return problem(answer).then(function (text) {
        flaw(form, text);
        say(answer.status === 401 ? text : TEXT.notSaved + text, true);
        return false;
      });
    }, function () {
      say(TEXT.offline, true);
      waiting = setTimeout(function () { if (form.isConnected) save(form); }, RETRY);
      return false;
    });
  });
}

function flaw(form, text) {
  var place = form.querySelector("[data-row-flaw]");
  if (!place) return;
  place.textContent = text;
  place.hidden = !text;
}

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
  return inTurn(function () {
    return fetch(address, { credentials: "same-origin" }).then(function (answer) { return show(answer, address.split("#")[1]); }, function () { say(TEXT.offline, true); });
  });
}

/** A button of the page: its form is sent, and the page that comes back replaces the parts. */
function act(form, button, extra) {
  var fields = fieldsOf(form);
  var row = form.elements.row ? form.elements.row.value : null;
  if (button && button.name) fields.push([button.name, button.value]);
  (extra || []).forEach(function (field) { fields.push(field); });
  clearTimeout(timer);
  if (row) keep(form);
  if (isBusy) return Promise.resolve();
  isBusy = true;
  say(TEXT.saving, false);
  var next = (extra || []).filter(function (field) { return field[0] === "go"; }).map(function (field) { return field[1]; })[0];
  var isAnswer = !!document.activeElement && !!document.activeElement.closest(".qs");
  var anchor = isAnswer ? "questions" : next || row || (button && button.value.indexOf(":") > 0 ? button.value.split(":")[1] : "tasks");
  return inTurn(function () {
    return post(form.action, body(fields)).then(function (answer) {
      isBusy = false;
      var isPage = (answer.headers.get("content-type") || "").indexOf("text/html") === 0;
      if (isPage) {
        if (answer.ok && row) forget(row);
        if (answer.ok && !row) all("[name=task]").forEach(function (tick) { tick.checked = false; });
        return show(answer, anchor);
      }
      return problem(answer).then(function (text) { say(TEXT.notSaved + text, true); });
    }, function () {
      isBusy = false;
      say(TEXT.offline, true);
      if (row) waiting = setTimeout(function () { if (form.isConnected) save(form); }, RETRY);
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

var TEXT = JSON.parse(root.dataset.say);

document.addEventListener("submit", function (event) {
  var form = event.target;
  if (event.defaultPrevented || form.matches("[data-whole]") || !root.contains(form)) return;
  event.preventDefault();
  form.removeAttribute("data-sent");
  act(form, event.submitter);
});

document.addEventListener("input", function (event) {
  var form = event.target.closest("[data-row-form]");
  if (form) saveLater(form);
});

document.addEventListener("change", function (event) {
  var form = event.target.closest("[data-row-form]");
  if (!form) return;
  keep(form);
  save(form);
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
  clearTimeout(timer);
  var row = form.elements.row.value, before = JSON.parse(form.dataset.before || "[]");
  var isTyped = JSON.stringify(fieldsOf(form).filter(isShown)) !== JSON.stringify(before.filter(isShown));
  var isBorn = before.some(function (field) { return field[0] === "new-row"; });
  forget(row);
  var close = function () { return visit(root.dataset.plan + "#" + (isBorn ? "tasks" : row)); };
  if (!isTyped || (isBorn && form.querySelector("[name=new-row]"))) return close();
  if (isBorn) return act(form, { name: "act", value: "aside" });
  return inTurn(function () { return post(form.action, body(before, "auto")).catch(function () { say(TEXT.offline, true); }); }).then(close);
}

function isShown(field) { return field[0] !== "new-row" && field[0] !== "spare"; }

document.addEventListener("keydown", function (event) {
  // Enter that only takes over a word from the input method is no command.
  if (event.isComposing || event.keyCode === 229) return;
  var form = event.target.closest ? event.target.closest("[data-row-form]") : null;
  if (form) return inForm(event, form);
  var row = event.target.closest ? event.target.closest("[data-grid] tbody tr") : null;
  if (row) inGrid(event, row);
});

function inForm(event, form) {
  var at = event.target, row = form.closest("tr");
  if (event.key === "Escape") {
    event.preventDefault();
    return cancel(form);
  }
  if (event.key === "Enter" && (at.matches("input") || at.matches("select"))) {
    event.preventDefault();
    return act(form, { name: "act", value: "next" }, beside(row, 1) ? [["go", beside(row, 1).id]] : []);
  }
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    return act(form, { name: "act", value: event.key === "ArrowUp" ? "up" : "down" });
  }
  var isText = at.matches("input:not([type=checkbox]):not([type=radio])") && !at.list;
  var isMonth = at.matches("[name=month]");
  if ((isText || isMonth) && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    var other = beside(row, event.key === "ArrowUp" ? -1 : 1);
    event.preventDefault();
    if (other) go(other.id);
  } else if (isMonth && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    var months = all("[name=month]", form);
    var next = months[months.indexOf(at) + (event.key === "ArrowLeft" ? -1 : 1)];
    event.preventDefault();
    if (next) next.focus();
  }
}

function inGrid(event, row) {
  var at = event.target, isLink = at.matches("a,button"), tick = row.querySelector("input[type=checkbox]");
  var one = function (value) { return act(document.querySelector("#acts"), { name: "act", value: value + ":" + row.id }); };
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    return one(event.key === "ArrowUp" ? "up" : "down");
  }
  var other = event.key === "ArrowUp" ? beside(row, -1) : event.key === "ArrowDown" ? beside(row, 1) : event.key === "Home" ? rows()[0] : event.key === "End" ? rows()[rows().length - 1] : null;
  if (other) {
    event.preventDefault();
    return settle(other.id);
  }
  if (event.key === " " && isLink && !at.matches("button")) {
    event.preventDefault();
    tick.checked = !tick.checked;
  } else if (event.key === "Delete") {
    event.preventDefault();
    one("aside");
  } else if (event.key === "Enter" && at === tick) {
    event.preventDefault();
    go(row.id);
  }
}

function beside(row, step) {
  var list = rows();
  return list[list.indexOf(row) + step] || null;
}

// --- leaving: an open row is saved first ---
document.addEventListener("click", function (event) {
  var link = event.target.closest("a[data-leave]");
  var form = openForm();
  if (!link || !form || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  save(form).then(function (isSaved) { if (isSaved) location.href = link.href; });
});

window.addEventListener("online", function () { var form = openForm(); if (form && status.isBad) save(form); });

// --- what an earlier visit could not save is offered again ---
function offer() {
  var left = kept(), place = document.querySelector("[data-part=kept]");
  if (!left.length || !place) return;
  var text = left.map(function (one) { return (one.fields.filter(function (f) { return f[0] === "title"; })[0] || ["", one.row])[1]; }).join("；");
  place.className = "ban warn";
  place.setAttribute("role", "alert");
  place.innerHTML = "<i aria-hidden='true'>▲</i><div class='grow'><b></b><p></p></div><div class='acts'><button type='button' class='btn p sm'></button><button type='button' class='btn sm'></button></div>";
  place.querySelector("b").textContent = TEXT.kept.replace("{0}", left.length);
  place.querySelector("p").textContent = text;
  var buttons = all("button", place);
  buttons[0].textContent = TEXT.restore;
  buttons[1].textContent = TEXT.drop;
  place.hidden = false;
  buttons[0].addEventListener("click", function () {
    left.reduce(function (before, one) {
      return before.then(function (isWell) {
        if (!isWell) return false;
        return post(root.dataset.plan, body(one.fields, "auto")).then(function (answer) {
          if (answer.ok) forget(one.row);
          else return problem(answer).then(function (said) { say(TEXT.notSaved + said, true); return false; });
          return true;
        }, function () { say(TEXT.offline, true); return false; });
      });
    }, Promise.resolve(true)).then(function (isWell) { if (isWell) location.href = root.dataset.plan; });
  });
  buttons[1].addEventListener("click", function () {
    left.forEach(function (one) { forget(one.row); });
    place.hidden = true;
  });
}

dress();
offer();
if (openForm()) settle();
