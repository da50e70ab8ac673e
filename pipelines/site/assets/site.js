// The review site's only script: search, layers, tabs, and the way between a row and its box. No page needs it to be read.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("scripted");
  var narrow = window.matchMedia("(max-width: 60rem)");
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function make(tag, text, className) {
    var element = document.createElement(tag);
    if (text) { element.textContent = text; }
    if (className) { element.className = className; }
    return element;
  }
  function fold(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  // -- search: the index is a script, because a page opened from disk may not fetch files
  var form = document.querySelector(".search");
  var input = document.getElementById("search");
  var found = document.getElementById("found");
  var base = root.getAttribute("data-root");
  var entries = null;
  var KINDS = [["headlines", "Headlines"], ["names", "Names"], ["concepts", "Concepts"], ["issues", "Issues"]];
  var SHOWN = 12;

  function readIndex(index) {
    entries = {
      issues: index.issues.map(function (row) { return { text: row[0], key: fold(row[0]), href: row[1], aside: "" }; }),
      headlines: index.headlines.map(function (row) {
        var issue = index.issues[row[1]];
        return { text: row[0], key: fold(row[0]), href: issue[1] + "#box-" + row[2], aside: issue[0] };
      }),
      names: index.names.map(function (row) {
        return { text: row[0], key: fold(row[0] + " · " + row[4]), href: row[1], aside: row[2] + ", " + row[3] + "×" };
      }),
      concepts: index.concepts.map(function (row) {
        var aside = row[2] + (row[2] === 1 ? " value" : " values") + (row[3] > 1 ? ", " + row[3] + " issues" : "");
        return { text: row[0], key: fold(row[0]), href: row[1], aside: aside };
      })
    };
  }
  function loadIndex(then) {
    if (entries) { then(); return; }
    if (window.bulletinsIndex) { readIndex(window.bulletinsIndex); then(); return; }
    var script = make("script");
    script.src = base + "search-index.js";
    script.onload = function () { readIndex(window.bulletinsIndex); then(); };
    document.head.appendChild(script);
  }
  function rank(entry, query, terms) {
    for (var i = 0; i < terms.length; i++) { if (entry.key.indexOf(terms[i]) < 0) { return -1; } }
    if (entry.key.indexOf(query) === 0) { return 3; }
    return (" " + entry.key).indexOf(" " + terms[0]) >= 0 ? 2 : 1;
  }
  function search() {
    var query = fold(input.value.trim());
    found.textContent = "";
    if (!query) { close(); return; }
    var terms = query.split(/\s+/);
    var number = 0;
    KINDS.forEach(function (kind) {
      var hits = [];
      entries[kind[0]].forEach(function (entry, at) {
        var score = rank(entry, query, terms);
        if (score > 0) { hits.push({ entry: entry, score: score, at: at }); }
      });
      if (!hits.length) { return; }
      hits.sort(function (a, b) { return b.score - a.score || a.at - b.at; });
      found.appendChild(make("h3", kind[1] + (hits.length > SHOWN ? " (" + SHOWN + " of " + hits.length + ")" : "")));
      hits.slice(0, SHOWN).forEach(function (hit) {
        var link = make("a", hit.entry.text + " ");
        link.href = base + hit.entry.href;
        link.id = "found-" + number++;
        link.setAttribute("role", "option");
        link.appendChild(make("small", hit.entry.aside));
        found.appendChild(link);
      });
    });
    if (!number) { found.appendChild(make("p", "Nothing is called that.", "none")); }
    found.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  }
  function close() {
    found.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function step(by) {
    var links = all("a", found);
    if (!links.length) { return; }
    var at = links.findIndex(function (link) { return link.getAttribute("aria-selected") === "true"; });
    if (at >= 0) { links[at].removeAttribute("aria-selected"); }
    var next = links[(at + by + links.length + (at < 0 && by < 0 ? 1 : 0)) % links.length];
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", next.id);
  }
  function startSearch() {
    form.hidden = false;
    input.addEventListener("focus", function () { loadIndex(function () {}); });
    input.addEventListener("input", function () { loadIndex(search); });
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { step(event.key === "ArrowDown" ? 1 : -1); event.preventDefault(); }
      if (event.key === "Escape") { if (found.hidden) { input.blur(); } close(); }
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      // Who types faster than the index is read gets the first hit all the same.
      loadIndex(function () {
        if (found.hidden) { search(); }
        var link = found.querySelector("a[aria-selected]") || found.querySelector("a");
        if (link && !found.hidden) { link.click(); }
      });
    });
    found.addEventListener("click", function (event) { if (event.target.closest("a")) { close(); input.blur(); } });
    document.addEventListener("click", function (event) { if (!form.contains(event.target)) { close(); } });
    document.addEventListener("keydown", function (event) {
      if (event.key === "/" && !event.ctrlKey && !event.metaKey && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
        event.preventDefault();
        input.focus();
      }
    });
  }

  // -- an issue's page
  var paper = document.getElementById("pages");
  var open = "figures";

  function remember(key, value) { try { localStorage.setItem(key, value); } catch (refused) { /* a private window */ } }
  function recall(key) { try { return localStorage.getItem(key); } catch (refused) { return null; } }

  function startLayers() {
    var large = document.getElementById("large");
    // A page as wide as a phone cannot be read: there it is large unless the reader wants otherwise.
    large.checked = (recall("bulletins-large") || (narrow.matches ? "on" : "off")) === "on";
    paper.classList.toggle("large", large.checked);
    large.addEventListener("change", function () {
      remember("bulletins-large", large.checked ? "on" : "off");
      paper.classList.toggle("large", large.checked);
    });
    all(".layers input:not(#large)").forEach(function (box) {
      var kept = recall("bulletins-layer-" + box.value);
      if (kept !== null) { box.checked = kept === "on"; }
      show(box);
      box.addEventListener("change", function () { remember("bulletins-layer-" + box.value, box.checked ? "on" : "off"); show(box); });
    });
  }
  function show(box) { paper.classList.toggle("hide-" + box.value, !box.checked); }

  function openTab(name) {
    open = name;
    all(".tab").forEach(function (tab) { tab.classList.toggle("open", tab.id === name || (name === "pages" && !narrow.matches && tab.id === "figures")); });
    paper.classList.toggle("open", name === "pages");
    all(".tabs a").forEach(function (link) {
      if (link.getAttribute("href") === "#" + name) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
    });
    document.querySelector(".filter").hidden = !(name === "figures" || name === "names" || name === "articles");
    filter();
  }
  function choose(rowId, go) {
    all(".chosen").forEach(function (element) { element.classList.remove("chosen", "now"); });
    var row = document.getElementById("row-" + rowId);
    var boxes = all('[data-row="' + CSS.escape(rowId) + '"]');
    boxes.forEach(function (box) { box.classList.add("chosen"); });
    if (row) { row.classList.add("chosen"); }
    var tab = row && row.closest(".tab");
    if (go === "box" && boxes.length) {
      if (narrow.matches) { openTab("pages"); } else if (tab) { openTab(tab.id); if (row) { unfilter(row); into(row); } }
      boxes[0].classList.add("now");
      into(boxes[0]);
    } else if (row && tab) {
      openTab(tab.id);
      unfilter(row);
      into(row);
      if (!narrow.matches && boxes.length) { into(boxes[0], "nearest"); }
      row.setAttribute("tabindex", row.getAttribute("tabindex") || "-1");
      row.focus({ preventScroll: true });
    }
  }
  function into(element, where) { element.scrollIntoView({ block: where || "center", inline: element.classList.contains("box") ? "center" : "nearest" }); }
  function follow() {
    var hash = decodeURIComponent(location.hash.slice(1));
    if (/^box-/.test(hash)) {
      var box = document.getElementById(hash);
      choose((box && box.getAttribute("data-row")) || hash.slice(4), "box");
    } else if (/^row-/.test(hash)) { choose(hash.slice(4), "row");
    } else if (/^page-/.test(hash)) { if (narrow.matches) { openTab("pages"); } into(document.getElementById(hash) || paper, "start");
    } else if (/^(pages|figures|names|articles|checks)$/.test(hash)) { openTab(hash); }
  }
  function filter() {
    var box = document.getElementById("filter");
    var terms = fold(box.value.trim()).split(/\s+/).filter(Boolean);
    var rows = all("#" + open + " > .rows > .row");
    var shown = 0;
    rows.forEach(function (row) {
      var text = terms.length ? row.bulletinsText || (row.bulletinsText = fold(row.textContent)) : "";
      row.hidden = !terms.every(function (term) { return text.indexOf(term) >= 0; });
      shown += row.hidden ? 0 : 1;
    });
    document.getElementById("filter-state").textContent = terms.length ? shown + " of " + rows.length : "";
  }
  function unfilter(row) {
    var outer = row.closest(".rows > .row");
    if (outer && outer.hidden) { document.getElementById("filter").value = ""; filter(); }
  }
  // A second click on what the address already names must work too.
  function again(event) {
    var link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) { event.preventDefault(); follow(); }
  }
  function keys(event) {
    if (/^(INPUT|TEXTAREA|SUMMARY)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) { return; }
    var row = event.target.closest(".row");
    if (event.key === "Enter" && row && event.target === row) {
      var go = row.querySelector("a.go");
      if (go) { go.click(); }
    } else if ((event.key === "j" || event.key === "k") && open !== "pages") {
      var rows = all("#" + open + " .rows > .row:not([hidden])");
      var at = rows.indexOf(row ? row.closest(".rows > .row") : null);
      var next = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)))];
      if (next) { next.focus(); }
    }
  }
  function startIssue() {
    startLayers();
    var typing = 0;
    document.getElementById("filter").addEventListener("input", function () {
      clearTimeout(typing);
      typing = setTimeout(filter, 120);
    });
    root.classList.toggle("narrow", narrow.matches);
    narrow.addEventListener("change", function () { root.classList.toggle("narrow", narrow.matches); openTab(open); });
    openTab("figures");
    follow();
    window.addEventListener("hashchange", follow);
    document.addEventListener("click", again);
    document.addEventListener("keydown", keys);
    all(".row").forEach(function (row) {
      row.addEventListener("click", function (event) {
        if (event.target.closest("a, summary, details, input") || String(getSelection())) { return; }
        var go = row.querySelector("a.go");
        if (go) { event.stopPropagation(); go.click(); }
      });
    });
  }

  function start() {
    if (form) { startSearch(); }
    if (paper) { startIssue(); }
  }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
