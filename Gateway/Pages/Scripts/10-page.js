// What every page has: the refused form's summary gets the focus, a form is sent once, a button prints.
var refused = document.querySelector("[data-focus]");
if (refused) refused.focus();

document.addEventListener("submit", function (event) {
  var form = event.target;
  if (form.dataset.sent === "yes") {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
});

// A button that prints the page; without script the browser's own menu does.
document.querySelectorAll("[data-print]").forEach(function (button) {
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
});

// A page that comes back from the browser's memory may be sent again: its key makes it count once.
window.addEventListener("pageshow", function () {
  document.querySelectorAll("form[data-sent]").forEach(function (form) { form.removeAttribute("data-sent"); });
});
