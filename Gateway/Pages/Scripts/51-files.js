// Files that are attached: chosen, dropped on their card, or pasted (Ctrl+V). A large photo is made smaller here. Each file goes on its own, with a key of
// its own, and stays in the page until an answer is there. Without script the form sends them as they are, all at once.
var LONGEST = 2560, QUALITY = 0.85, PAUSE = 4000, STALLED = 60000;

// --- what a camera noted: a canvas does not keep it ---

/** The day on which a JPEG was taken, as 2026-03-05; empty where it does not say. */
function takenOn(buffer) {
  var view = new DataView(buffer), at = 2;
  if (view.byteLength < 4 || view.getUint16(0) !== 0xFFD8) return "";
  while (at + 10 < view.byteLength && view.getUint8(at) === 0xFF) {
    var marker = view.getUint8(at + 1);
    if (marker === 0xDA || marker === 0xD9) return "";
    if (marker === 0xE1 && view.getUint32(at + 4) === 0x45786966) return dayOf(view, at + 10);
    at += 2 + view.getUint16(at + 2);
  }
  return "";
}

function dayOf(view, tiff) {
  try {
    var little = view.getUint16(tiff) === 0x4949, changed = "", detail = 0;
    var entries = function (directory, act) {
      for (var i = 0, count = view.getUint16(directory, little); i < count; i++) act(view.getUint16(directory + 2 + i * 12, little), directory + 2 + i * 12);
    };
    var text = function (entry) {
      var from = tiff + view.getUint32(entry + 8, little), said = "";
      for (var i = 0; i < 10; i++) said += String.fromCharCode(view.getUint8(from + i));
      return /^\d{4}:\d\d:\d\d$/.test(said) ? said.replace(/:/g, "-") : "";
    };
    entries(tiff + view.getUint32(tiff + 4, little), function (tag, entry) {
      if (tag === 0x0132) changed = text(entry);
      if (tag === 0x8769) detail = view.getUint32(entry + 8, little);
    });
    if (detail) entries(tiff + detail, function (tag, entry) { if (tag === 0x9003) changed = text(entry) || changed; });
    return changed;
  } catch (cut) {
    return "";
  }
}

function readOf(blob) {
  return new Promise(function (done) {
    var reader = new FileReader();
    reader.onload = function () { done(reader.result); };
    reader.onerror = function () { done(new ArrayBuffer(0)); };
    reader.readAsArrayBuffer(blob.slice(0, 262144));
  });
}

// --- making a photo smaller ---
function drawn(file) {
  return new Promise(function (done) {
    var image = new Image(), address = URL.createObjectURL(file);
    image.onload = function () {
      var longer = Math.max(image.naturalWidth, image.naturalHeight);
      URL.revokeObjectURL(address);
      if (longer <= LONGEST) return done(null);
      var canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
      canvas.width = Math.round(image.naturalWidth * LONGEST / longer);
      canvas.height = Math.round(image.naturalHeight * LONGEST / longer);
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, "image/jpeg", QUALITY);
    };
    image.onerror = function () {
      URL.revokeObjectURL(address);
      done(null);
    };
    image.src = address;
  });
}

/** What is sent of a file: a large photo smaller, with its day beside it; everything else as it is, for the server to judge. */
function prepared(file) {
  var asItIs = { blob: file, name: file.name, taken: "" };
  if (!/^image\/(jpeg|png)$/.test(file.type)) return Promise.resolve(asItIs);
  return drawn(file).then(function (blob) {
    if (!blob) return asItIs;
    return readOf(file).then(function (head) { return { blob: blob, name: file.name.replace(/\.\w+$/, "") + ".jpg", taken: takenOn(head) }; });
  });
}

// --- a card and its queue ---
function uploads(card) {
  var TEXT = JSON.parse(card.dataset.say), form = card.querySelector("form[enctype]"), input = form.querySelector("input[type=file]"), list = card.querySelector("[data-files-queue]");
  var queue = [], isBusy = false, waiting = null;
  form.querySelector("button").hidden = true;
  form.querySelector("[data-files-hint]").hidden = false;

  function take(files) {
    Array.prototype.forEach.call(files, function (file) { queue.push(line(file)); });
    list.hidden = !queue.length;
    next();
  }

  function line(file) {
    var row = document.createElement("li");
    row.innerHTML = "<span class='nm'></span><progress max='100' value='0'></progress><span class='s' data-state></span><button type='button' class='btn sm' hidden></button><button type='button' class='linkbtn'></button>";
    var buttons = row.querySelectorAll("button"), item = { file: file, key: window.duKept.key(), row: row, state: "waiting" };
    row.querySelector(".nm").textContent = item.name = nameOf(file);
    buttons[0].textContent = TEXT.tryAgain;
    buttons[1].textContent = TEXT.takeAway;
    buttons[0].addEventListener("click", function () { renew().then(function () { tell(item, "waiting", TEXT.waiting); next(); }); });
    buttons[1].addEventListener("click", function () { drop(item); });
    list.appendChild(row);
    tell(item, "waiting", TEXT.waiting);
    return item;
  }

  // What is pasted comes as image.png, every time.
  function nameOf(file) {
    return file.name && file.name !== "image.png" ? file.name : TEXT.pasted + new Date().toTimeString().slice(0, 8).replace(/:/g, "") + "-" + (queue.length + 1) + ".png";
  }

  function tell(item, state, text) {
    var place = item.row.querySelector("[data-state]");
    item.state = state;
    place.textContent = text;
    place.className = state === "failed" ? "s bad" : "s";
    item.row.querySelector("button").hidden = state !== "failed";
    item.row.dataset.upload = state;
  }

  function drop(item) {
    if (item.request) item.request.abort();
    queue = queue.filter(function (one) { return one !== item; });
    item.row.remove();
    list.hidden = !queue.length;
  }

  function next() {
    var item = queue.filter(function (one) { return one.state === "waiting" || one.state === "lost"; })[0];
    if (isBusy || !item) return;
    isBusy = true;
    clearTimeout(waiting);
    if (item.state === "waiting") tell(item, "waiting", TEXT.preparing);
    (item.sent ? Promise.resolve(item.sent) : prepared(item.file)).then(function (sent) {
      item.sent = sent;
      if (sent.blob !== item.file) item.name = item.name.replace(/\.\w+$/, "") + ".jpg";
      if (queue.indexOf(item) < 0) return free();
      send(item);
    });
  }

  function free() { isBusy = false; next(); }

  /** The line is down, or the server cannot now: the same file is sent again, with the same key. */
  function later(item, text) {
    tell(item, "lost", text);
    isBusy = false;
    waiting = setTimeout(next, PAUSE);
  }

  function send(item) {
    var data = new FormData(), request = item.request = new XMLHttpRequest(), quiet = null, isOver = false;
    var bar = item.row.querySelector("progress");
    function watch() { clearTimeout(quiet); quiet = setTimeout(function () { request.abort(); over(function () { later(item, TEXT.offline); }); }, STALLED); }
    function over(act) {
      clearTimeout(quiet);
      if (isOver) return;
      isOver = true;
      item.request = null;
      if (queue.indexOf(item) < 0) free();
      else act();
    }
    data.append("__token", form.elements["__token"].value);
    data.append("__key", item.key);
    if (item.sent.taken) data.append("taken", item.sent.taken);
    data.append("file", item.sent.blob, item.name);
    request.open("POST", card.dataset.files);
    request.setRequestHeader("X-Du-Script", "1");
    request.upload.onprogress = function (event) {
      watch();
      bar.value = event.total ? Math.floor(event.loaded * 100 / event.total) : 0;
      tell(item, "sending", TEXT.sending.replace("{0}", bar.value));
    };
    request.onload = function () { over(function () { answered(item, request); }); };
    request.onerror = request.onabort = function () { over(function () { later(item, TEXT.offline); }); };
    if (item.state !== "lost") tell(item, "sending", TEXT.sending.replace("{0}", 0));
    watch();
    request.send(data);
  }

  function answered(item, request) {
    if (request.status >= 500 || request.status === 408 || request.status === 429) return later(item, TEXT.working);
    if (request.status < 200 || request.status >= 300) {
      tell(item, "failed", TEXT.failed.replace("{0}", saidBy(request)));
      return free();
    }
    item.row.querySelector("progress").value = 100;
    tell(item, "sent", TEXT.sent);
    refresh(function () { drop(item); });
    free();
  }

  function saidBy(request) {
    try {
      return JSON.parse(request.responseText).detail || TEXT.refused;
    } catch (none) {
      return TEXT.refused;
    }
  }

  function fetched() {
    return fetch(location.href, { credentials: "same-origin" }).then(function (answer) { return answer.ok ? answer.text() : ""; }).then(function (html) {
      var page = new DOMParser().parseFromString(html, "text/html");
      return Array.prototype.filter.call(page.querySelectorAll("[data-files]"), function (other) { return other.dataset.files === card.dataset.files; })[0];
    }).catch(function () { return null; });
  }

  /** The list as it is now; where the page cannot be asked for again, the line in the queue stays. */
  function refresh(then) {
    fetched().then(function (fresh) {
      if (!fresh) return;
      card.querySelector("[data-files-list]").innerHTML = fresh.querySelector("[data-files-list]").innerHTML;
      then();
    });
  }

  /** A form that lay open too long, or was drawn before signing in anew, gets a new proof. */
  function renew() {
    return fetched().then(function (fresh) { if (fresh) form.elements["__token"].value = fresh.querySelector("form[enctype] [name=__token]").value; });
  }

  input.addEventListener("change", function () {
    take(input.files);
    input.value = "";
  });
  ["dragenter", "dragover"].forEach(function (kind) {
    card.addEventListener(kind, function (event) {
      event.preventDefault();
      card.classList.add("over");
    });
  });
  ["dragleave", "drop"].forEach(function (kind) { card.addEventListener(kind, function () { card.classList.remove("over"); }); });
  card.addEventListener("drop", function (event) {
    event.preventDefault();
    if (event.dataTransfer) take(event.dataTransfer.files);
  });
  window.addEventListener("online", next);
  window.addEventListener("beforeunload", function (event) {
    if (!queue.some(function (item) { return item.state !== "sent"; })) return;
    event.preventDefault();
    event.returnValue = "";
  });
  return take;
}

var cards = Array.prototype.map.call(document.querySelectorAll("[data-files]"), uploads);

// A copied picture goes to the first card, unless text is being pasted: Excel copies its cells as both.
document.addEventListener("paste", function (event) {
  var clip = event.clipboardData;
  if (!cards.length || !clip || !clip.files.length || Array.prototype.indexOf.call(clip.types, "text/plain") >= 0) return;
  event.preventDefault();
  cards[0](clip.files);
});
