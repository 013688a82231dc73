// Typing a plan: what is typed is kept in this browser until it is saved, and saved by itself. The files behind this one use it as window.duPlan.
var root = document.querySelector("[data-plan]");
if (!root) return;

var PAUSE = 900;
var RETRY = 5000;
var TEXT = JSON.parse(root.dataset.say);
var shelf = window.duKept.shelf("localStorage", "du-plan:" + root.dataset.who + ":" + root.dataset.plan + ":");
var isBad = false;
var timer = null;
var waiting = null;
var chain = Promise.resolve();

function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
function openForm() { return document.querySelector("[data-row-form]"); }

function say(text, isWrong) {
  isBad = !!isWrong;
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
  if (!shelf.put(form.elements.row.value, { fields: fieldsOf(form) })) say(TEXT.full, true);
}

function forget(row, unless) {
  var kept = shelf.get(row);
  if (kept && unless && JSON.stringify(kept.fields) !== JSON.stringify(unless)) return;
  shelf.drop(row);
}

function kept() {
  var found = shelf.all();
  return Object.keys(found).map(function (row) { return { row: row, fields: found[row].fields }; });
}

// --- sending ---
function body(fields, act) {
  var data = new URLSearchParams();
  var proof = document.querySelector("#acts").elements;
  fields.forEach(function (field) { data.append(field[0], field[1]); });
  data.append("__token", proof["__token"].value);
  data.append("__revision", proof["__revision"].value);
  data.append("__key", window.duKept.key());
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

window.addEventListener("online", function () { var form = openForm(); if (form && isBad) save(form); });

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

/** An answer will come otherwise: what was about to be saved by itself need not be. */
function calm() { clearTimeout(timer); }

/** The line is down in the middle of an act: the row is saved by itself as soon as it is back. */
function saveWhenBack(form) {
  say(TEXT.offline, true);
  if (form.elements.row) waiting = setTimeout(function () { if (form.isConnected) save(form); }, RETRY);
}

window.duPlan = {
  root: root, TEXT: TEXT, all: all, openForm: openForm, say: say, fieldsOf: fieldsOf, keep: keep, forget: forget,
  body: body, post: post, inTurn: inTurn, problem: problem, save: save, calm: calm, saveWhenBack: saveWhenBack,
};
offer();
