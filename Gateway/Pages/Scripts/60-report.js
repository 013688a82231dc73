// The report's form: what is typed is kept in this browser at once and sent field by field; it is forgotten here when the server has it.
// One request at a time; the same request is sent again until it is answered, so that a lost answer does not count twice.
var form = document.querySelector("form[data-report]");
if (form) start();

function start() {
  var page = window.duReport;
  // Without storage (switched off, or full) typing is only as safe as the connection.
  var shelf = window.duKept.shelf("localStorage", form.dataset.report + "|"), WAIT = 500, RETRY = [2000, 4000, 8000, 15000, 30000], KEPT_ALIVE = 60000;
  var state = form.querySelector("[data-save]");
  var dirty = {}, flying = null, failed = 0, timer = null, stopped = false, since = null;

  // --- units that are saved: a field by its name, a row of 计划外工作 as a whole ---
  function extraOf(field) { return field.closest("tr[data-extra]"); }
  function unitOf(field) { var row = extraOf(field); return row ? "x-" + row.dataset.extra : field.name; }
  function rowOf(unit) { return form.querySelector('tr[data-extra="' + unit.slice(2) + '"]'); }
  function isExtra(unit) { return /^x-\d+$/.test(unit); }
  function part(row, name) { return row.querySelector('[name$="-' + name + '"]'); }
  function extraValue(row) {
    var typed = [part(row, "title").value.trim(), part(row, "area").value, part(row, "text").value.trim()];
    return typed[0] || typed[2] ? JSON.stringify(typed) : "";
  }
  function fieldsOf(name) { return Array.from(form.elements).filter(function (f) { return f.name === name; }); }
  function valueOf(unit) {
    if (isExtra(unit)) return extraValue(rowOf(unit));
    var fields = fieldsOf(unit), ticked = fields.filter(function (f) { return f.checked; })[0];
    if (!fields.length) return null;
    return fields[0].type === "radio" || fields[0].type === "checkbox" ? (ticked ? ticked.value : "") : fields[0].value;
  }
  function put(unit, value) {
    if (isExtra(unit)) {
      var row = rowOf(unit), parts = value ? JSON.parse(value) : ["", "", ""];
      part(row, "title").value = parts[0];
      part(row, "area").value = parts[1];
      part(row, "text").value = parts[2];
      return;
    }
    fieldsOf(unit).forEach(function (f) {
      if (f.type === "radio" || f.type === "checkbox") f.checked = f.value === value;
      else f.value = value;
    });
    var row = fieldsOf(unit)[0].closest("tr[data-row]");
    if (row) page.show(row);
  }

  // --- saving ---
  var confirmed = {};
  function remember() {
    Array.from(form.elements).forEach(function (f) { if (isKept(f)) confirmed[unitOf(f)] = valueOf(unitOf(f)); });
  }
  function isKept(f) { return f.name && !f.disabled && !/^__|-was$/.test(f.name) && /^(text|radio|checkbox|textarea|select-one)$/.test(f.type); }

  function touched(field, wait) {
    if (!isKept(field)) return;
    var row = field.closest("tr[data-row]"), begun = row ? Array.from(row.querySelectorAll("[data-prefilled]")) : [];
    // What stood in the row already (the count from the ledgers) is said with the first thing that is typed into it.
    begun.forEach(function (f) { f.removeAttribute("data-prefilled"); });
    begun.filter(function (f) { return f !== field && f.value; }).forEach(function (f) { touched(f, wait); });
    var unit = unitOf(field);
    if (!since) since = performance.now();
    dirty[unit] = true;
    shelf.put(unit, { value: valueOf(unit), was: confirmed[unit] || "" });
    plan(wait);
  }

  function plan(wait) {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  function say(text, css) {
    state.textContent = text;
    state.className = "save" + (css ? " " + css : "");
  }

  function pack() {
    var units = Object.keys(dirty), body = new URLSearchParams(), values = {};
    dirty = {};
    body.set("__token", form.elements.__token.value);
    body.set("__key", window.duKept.key());
    units.forEach(function (unit) {
      values[unit] = valueOf(unit);
      if (isExtra(unit)) {
        var row = rowOf(unit);
        row.querySelectorAll("[name]").forEach(function (f) { body.set(f.name, f.value); });
      } else {
        body.set(unit, values[unit]);
      }
    });
    return { body: body, values: values, since: since };
  }

  function send() {
    if (stopped || (flying && flying.busy)) return;
    if (!flying) {
      if (!Object.keys(dirty).length) return;
      flying = pack();
      since = null;
    }
    flying.busy = true;
    say(form.dataset.saving);
    var signal = typeof AbortController === "function" ? new AbortController() : null;
    var giveUp = setTimeout(function () { if (signal) signal.abort(); }, 20000);
    fetch(form.dataset.autosave, {
      method: "POST", body: flying.body, headers: { "X-Du-Script": "1" }, credentials: "same-origin", keepalive: flying.body.toString().length < KEPT_ALIVE, signal: signal ? signal.signal : undefined
    }).then(function (response) {
      clearTimeout(giveUp);
      return response.json().then(function (answer) { return { status: response.status, answer: answer }; }, function () { return { status: response.status || 503, answer: {} }; });
    }).then(answered, function () { clearTimeout(giveUp); lost(); });
  }

  function answered(reply) {
    if (reply.status === 200) return saved(reply.answer);
    if (reply.status === 401) return stop(form.dataset.signedOut, form.dataset.signIn);
    if (reply.answer.code === "form.stale" || reply.answer.code === "form.foreign") return stop(form.dataset.stale, form.dataset.reload);
    if (reply.status === 429 || reply.status >= 500 || reply.answer.code === "conflict") return lost();
    stop(reply.answer.detail || form.dataset.stale, form.dataset.reload, reply.answer.code);
  }

  function saved(answer) {
    var sent = flying;
    flying = null;
    failed = 0;
    Object.keys(sent.values).forEach(function (unit) {
      confirmed[unit] = sent.values[unit];
      if (isExtra(unit)) part(rowOf(unit), "was").value = sent.values[unit];
      if (valueOf(unit) === sent.values[unit]) shelf.drop(unit);
      else dirty[unit] = true;
    });
    page.draw(answer);
    say(form.dataset.saved.replace("{0}", answer.at), "ok");
    if (sent.since) {
      state.dataset.ms = Math.round(performance.now() - sent.since);
    }
    if (Object.keys(dirty).length) plan(WAIT);
  }

  function lost() {
    flying.busy = false;
    say(form.dataset.retry, "bad");
    plan(RETRY[Math.min(failed++, RETRY.length - 1)]);
  }

  // Nothing is sent any more; what was typed stays in this browser, and the page opened anew goes on with it.
  function stop(text, link, code) {
    stopped = true;
    flying = null;
    say(text, "bad");
    page.banner("bad", "✕", text, link, code);
  }

  // What an input method is still composing is no text yet.
  form.addEventListener("input", function (event) { if (!event.isComposing) touched(event.target, WAIT); });
  form.addEventListener("compositionend", function (event) { touched(event.target, WAIT); });
  form.addEventListener("change", function (event) {
    var row = event.target.closest("tr[data-row]");
    if (row && event.target.type === "radio") page.show(row);
    touched(event.target, event.target.type === "radio" || event.target.type === "checkbox" ? 0 : WAIT);
  });
  form.addEventListener("focusin", function (event) { if (isKept(event.target)) shelf.put("focus", { id: event.target.id }); });
  window.addEventListener("online", function () { if (flying || Object.keys(dirty).length) plan(0); });
  document.addEventListener("visibilitychange", function () { if (document.hidden && Object.keys(dirty).length) send(); });

  // --- one more row of 计划外工作 without a new page ---
  function addExtra() {
    var rows = form.querySelectorAll("tr[data-extra]"), last = rows[rows.length - 1], row = last.cloneNode(true), number = rows.length;
    row.dataset.extra = number;
    row.querySelector("td").textContent = number + 1;
    row.querySelectorAll("[name]").forEach(function (f) {
      f.name = f.name.replace(/^x-\d+/, "x-" + number);
      if (f.id) f.id = "f-" + f.name;
      f.value = "";
      var label = f.getAttribute("aria-label");
      if (label) f.setAttribute("aria-label", label.replace(/\d+/, number + 1));
    });
    last.after(row);
    return row;
  }
  form.querySelector("[data-add-extra]").addEventListener("click", function (event) {
    event.preventDefault();
    part(addExtra(), "title").focus();
  });

  // --- what was typed here and never reached the server ---
  function restore() {
    var kept = shelf.all(), count = 0;
    Object.keys(kept).forEach(function (unit) {
      if (unit === "focus") return;
      var entry = kept[unit];
      if (isExtra(unit)) unit = placeOf(unit, entry);
      else if (valueOf(unit) === null) return;
      if (!unit) return;
      if (valueOf(unit) === entry.value) return shelf.drop(unit);
      if (!isExtra(unit) && (confirmed[unit] || "") !== entry.was) return offer(unit, entry.value);
      put(unit, entry.value);
      shelf.put(unit, entry);
      dirty[unit] = true;
      count++;
    });
    if (count) {
      page.banner("info", "◆", form.dataset.restored.replace("{0}", count));
      var field = kept.focus && document.getElementById(kept.focus.id);
      if (field) field.focus();
      plan(0);
    }
  }

  // A row that is drawn as it was before the typing, else the last one, which is empty.
  function placeOf(unit, entry) {
    shelf.drop(unit);
    var rows = Array.from(form.querySelectorAll("tr[data-extra]"));
    if (rows.some(function (r) { return extraValue(r) === entry.value; })) return null;
    var same = entry.was && rows.filter(function (r) { return extraValue(r) === entry.was; })[0];
    var row = same || rows[rows.length - 1];
    if (!same && extraValue(row)) row = addExtra();
    return "x-" + row.dataset.extra;
  }

  // Somebody else typed into the field meanwhile: he is not overwritten without asking.
  function offer(unit, value) {
    var fields = fieldsOf(unit), at = fields[fields.length - 1], p = document.createElement("p"), button = document.createElement("button");
    p.className = "msg ask";
    p.textContent = form.dataset.elsewhere.replace("{0}", value);
    button.type = "button";
    button.className = "linkbtn";
    button.textContent = form.dataset.take;
    button.addEventListener("click", function () {
      put(unit, value);
      p.remove();
      touched(fields[0], 0);
    });
    p.append(button);
    (at.closest(".seg") || at.closest(".qty") || at).after(p);
  }

  form.querySelectorAll("tr[data-row]").forEach(function (row) {
    var details = row.querySelector("[data-lagging]"), chosen = row.querySelector(".seg input:checked");
    page.lag(row, details.open);
    row.querySelectorAll('[data-when="share"]').forEach(function (part) { part.hidden = !(chosen && chosen.dataset.share); });
  });
  remember();
  restore();
}
