// The office's morning. Without script: copy by hand, reasons stand open, keys do nothing.
function each(list, act) { Array.prototype.forEach.call(list, act); }

// Copying works on plain HTTP, too: there the clipboard has no interface, and the field is copied as a selection.
each(document.querySelectorAll("[data-copy]"), function (button) {
  var field = document.getElementById(button.dataset.copy);
  var says = document.querySelector("[data-copy-says]");
  button.hidden = false;
  function tell(text) { if (says) says.textContent = text; }
  function bySelection() {
    field.focus();
    field.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (e) { done = false; }
    tell(done ? button.dataset.copied : button.dataset.byHand);
  }
  button.addEventListener("click", function () {
    if (window.isSecureContext && navigator.clipboard) {
      navigator.clipboard.writeText(field.value).then(function () { tell(button.dataset.copied); }, bySelection);
    } else {
      bySelection();
    }
  });
});

// 电话表 opens where the link leads.
document.addEventListener("click", function (event) {
  var link = event.target.closest ? event.target.closest("a[href='#phones']") : null;
  var list = document.getElementById("phones");
  if (link && list) list.open = true;
});

// How many are ticked, and all at once.
each(document.querySelectorAll("form[data-ticks]"), function (form) {
  var counts = form.querySelectorAll("[data-ticked]");
  var all = form.querySelector("[data-tick-all]");
  function ticks() { return form.querySelectorAll("input[name=item]"); }
  function tell() {
    var ticked = form.querySelectorAll("input[name=item]:checked").length;
    each(counts, function (count) { count.textContent = count.dataset.ticked.replace("{0}", ticked); });
    if (all) all.querySelector("input").checked = ticked === ticks().length;
  }
  form.addEventListener("change", function (event) {
    if (all && all.contains(event.target)) each(ticks(), function (tick) { tick.checked = event.target.checked; });
    tell();
  });
  if (all) all.hidden = false;
  tell();
});

// One report: a reason opens where its tick is set; what is ticked cannot be accepted.
each(document.querySelectorAll("form[data-review]"), function (form) {
  var count = form.querySelector("[data-ticked-items]");
  var phrases = document.querySelector("[data-phrase-list]");
  each(form.querySelectorAll("[data-phrases]"), function (place) {
    if (phrases) place.appendChild(phrases.content.cloneNode(true));
    place.hidden = false;
    place.addEventListener("click", function (event) {
      if (!event.target.classList.contains("chip")) return;
      var field = document.getElementById(place.dataset.phrases);
      field.value += event.target.textContent;
      field.focus();
    });
  });
  function tell(event) {
    var ticked = 0;
    each(form.querySelectorAll("input[name=ret]"), function (tick) {
      var reason = form.querySelector("[data-when='" + tick.id + "']");
      reason.hidden = !tick.checked;
      tick.closest("tr").classList.toggle("edit", tick.checked);
      if (tick.checked) ticked++;
      if (event && event.target === tick && tick.checked) reason.querySelector("textarea").focus();
    });
    if (count) count.textContent = count.dataset.tickedItems.replace("{0}", ticked);
    each(form.querySelectorAll("[data-accept]"), function (button) { button.disabled = ticked > 0; });
  }
  form.addEventListener("change", tell);
  tell();
});

// Keys, while nothing is being typed: A accepts and goes on, N and P lead to the next and the one before.
document.addEventListener("keydown", function (event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
  if (/^(INPUT|TEXTAREA|SELECT|BUTTON)$/.test(event.target.tagName) && event.target.type !== "checkbox") return;
  var target = document.querySelector("[data-shortcut='" + event.key.toLowerCase().replace(/[^a-z]/g, "") + "']");
  if (!target || target.disabled) return;
  event.preventDefault();
  target.click();
});
