// A button that brings a file leaves its page standing: the form may be sent again.
document.addEventListener("submit", function (event) {
  if (!event.submitter || !event.submitter.hasAttribute("data-download")) return;
  window.setTimeout(function () { event.target.removeAttribute("data-sent"); }, 800);
});
