// Ctrl+Enter saves the entry that is typed.
var entry = document.querySelector("[data-ledger-form]");
if (!entry) return;
entry.addEventListener("keydown", function (event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  entry.querySelector("[data-save]").click();
});
