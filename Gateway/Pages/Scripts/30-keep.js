// Forms with data-keep: leaving with typing that was not sent asks first, and what was typed outlives a sign-in that ran out.
// It is kept in this tab alone. The sign-in page (data-sign-in) marks it; the next page at the same address gets it back, with the focus.
// What is private (data-private) is never kept.
// Without storage typing is only guarded by the question before leaving.
var shelf = window.duKept.shelf("sessionStorage", "keep:"), RESTORED = "登录过期前填写的内容已恢复，还没有提交。";
var forms = Array.from(document.querySelectorAll("form[data-keep]"));
var here = location.pathname + location.search + "|";

function nameOf(form, index) { return here + (form.id || form.getAttribute("action") || index); }

function kept(field) { return field.name && !field.name.startsWith("__") && !["hidden", "password", "file", "submit", "button"].includes(field.type) && !field.closest("[data-private]"); }

function isTick(field) { return field.type === "checkbox" || field.type === "radio"; }

// Fields of one name are told apart by their place among them; ticks by their value.
function typed(form) {
  return Array.from(form.elements).filter(kept).map(function (field) {
    return isTick(field) ? [field.name, field.value, field.checked] : [field.name, field.value];
  });
}

function restore(form, entry) {
  var seen = {}, changed = [];
  entry.fields.forEach(function (one) {
    var same = Array.from(form.elements).filter(function (f) { return kept(f) && f.name === one[0]; });
    var field = one.length === 3 ? same.find(function (f) { return f.value === one[1]; }) : same[seen[one[0]] = (seen[one[0]] || 0) + 1, seen[one[0]] - 1];
    if (!field) return;
    if (one.length === 3 ? field.checked === one[2] : field.value === one[1]) return;
    if (one.length === 3) field.checked = one[2];
    else field.value = one[1];
    changed.push(field);
  });
  changed.forEach(function (field) {
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  if (changed.length) {
    var note = document.createElement("p");
    note.className = "hint";
    note.setAttribute("role", "status");
    note.textContent = RESTORED;
    form.prepend(note);
  }
  var focus = Array.from(form.elements).filter(function (f) { return f.name === entry.focus; })[entry.place || 0];
  if (focus) focus.focus();
}

function watch(form, index) {
  var name = nameOf(form, index), waiting = null;
  function save() {
    var field = document.activeElement, same = Array.from(form.elements).filter(function (f) { return f.name === field.name; });
    shelf.put(name, { fields: typed(form), focus: same.length ? field.name : null, place: Math.max(0, same.indexOf(field)) });
  }
  form.addEventListener("input", function () {
    form.dataset.unsent = "yes";
    clearTimeout(waiting);
    waiting = setTimeout(save, 300);
  });
  form.addEventListener("focusin", function () {
    if (form.dataset.unsent) save();
  });
  form.addEventListener("submit", function () {
    clearTimeout(waiting);
    save();
    form.removeAttribute("data-unsent");
  });
  var entry = shelf.get(name);
  if (entry && entry.signedOut) restore(form, entry);
}

var entries = shelf.all();
if (document.querySelector("[data-sign-in]")) {
  Object.keys(entries).forEach(function (name) { shelf.put(name, Object.assign(entries[name], { signedOut: true })); });
} else {
  forms.forEach(watch);
  // What was sent, or left on purpose, is not offered again; what waits at another address is.
  Object.keys(entries).forEach(function (name) {
    if (!entries[name].signedOut || name.startsWith(here)) shelf.drop(name);
  });
}

window.addEventListener("beforeunload", function (event) {
  if (!forms.some(function (form) { return form.dataset.unsent === "yes"; })) return;
  event.preventDefault();
  event.returnValue = "";
});
