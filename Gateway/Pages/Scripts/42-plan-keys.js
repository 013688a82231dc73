// Typing a plan by keyboard: arrows between rows, Enter opens, saves and goes on, Esc leaves without a change.
var plan = window.duPlan;
if (!plan) return;
var all = plan.all, rows = plan.rows, go = plan.go, act = plan.act;

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
    return plan.cancel(form);
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
    return plan.settle(other.id);
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
