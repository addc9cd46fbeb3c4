// Reloads the page after a good build, and shows the findings of a broken one over the last good page.
(function () {
  'use strict';
  var version = null;
  var box = null;
  function show(text) {
    if (box) { box.remove(); box = null; }
    if (!text) { return; }
    box = document.createElement('div');
    box.id = 'gongbao-findings';
    box.setAttribute('role', 'alert');
    var title = document.createElement('strong');
    title.textContent = '内容有错误，下面仍是上一次生成的页面';
    var list = document.createElement('pre');
    list.textContent = text;
    box.appendChild(title);
    box.appendChild(list);
    document.body.insertBefore(box, document.body.firstChild);
  }
  var events = new EventSource('/.gongbao/events');
  events.onmessage = function (message) {
    var news = JSON.parse(message.data);
    if (version !== null && news.version !== version) { location.reload(); return; }
    version = news.version;
    show(news.findings);
  };
}());
