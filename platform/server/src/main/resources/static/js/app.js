/* 居鉴 · 页面行为。没有本文件时页面仍可读、可提交、可打印。 */
(function () {
  'use strict';
  var $ = function (s, r) { return (r || document).querySelector(s); };
  var $$ = function (s, r) { return Array.prototype.slice.call((r || document).querySelectorAll(s)); };
  var say = function (text) { var live = $('#live'); if (live) live.textContent = text; };

  // 窄屏导航
  var menu = $('.menu-btn'), side = $('.side');
  if (menu && side) menu.addEventListener('click', function () {
    menu.setAttribute('aria-expanded', String(side.classList.toggle('is-open')));
  });

  // 口径说明：一次只开一个，Esc 或点别处关闭
  document.addEventListener('click', function (e) {
    $$('details.defn[open]').forEach(function (d) { if (!d.contains(e.target)) d.open = false; });
  });
  document.addEventListener('keydown', function (e) {
    if (e.key === 'Escape') $$('details.defn[open]').forEach(function (d) { d.open = false; $('summary', d).focus(); });
  });

  // 装不下的表可用键盘滚动
  var reach = function () {
    $$('.tbl-wrap').forEach(function (w) {
      if (!w.clientWidth) return;
      var cap = $('caption', w), over = w.scrollWidth > w.clientWidth || w.scrollHeight > w.clientHeight && w.classList.contains('tall');
      if (over) { w.tabIndex = 0; w.setAttribute('role', 'region'); if (cap) w.setAttribute('aria-label', cap.textContent + '，可滚动'); }
      else { w.removeAttribute('tabindex'); w.removeAttribute('role'); w.removeAttribute('aria-label'); }
    });
  };
  reach();
  window.addEventListener('resize', reach);
  $$('details').forEach(function (d) { d.addEventListener('toggle', reach); });

  // 抽屉
  $$('[data-drawer]').forEach(function (b) {
    b.addEventListener('click', function () {
      var d = document.getElementById(b.dataset.drawer);
      if (!d) return;
      d.showModal();
      reach();
      d.addEventListener('close', function () { b.focus(); }, { once: true });
    });
  });
  $$('dialog').forEach(function (d) {
    $$('[data-close]', d).forEach(function (b) { b.addEventListener('click', function () { d.close(); }); });
    d.addEventListener('click', function (e) { if (e.target === d) d.close(); });
  });

  // 表格排序：汉字按拼音，空值总在最后
  var zh = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true });
  var key = function (row, col) { var c = row.cells[col]; return c.dataset.v !== undefined ? c.dataset.v : c.textContent.trim(); };
  $$('table[data-sortable]').forEach(function (t) {
    $$('.th-sort', t).forEach(function (b) {
      b.addEventListener('click', function () {
        var th = b.closest('th'), col = th.cellIndex, down = th.getAttribute('aria-sort') !== 'descending';
        if (th.dataset.first === 'asc') down = th.getAttribute('aria-sort') === 'ascending';
        $$('th', t.tHead).forEach(function (h) { h.removeAttribute('aria-sort'); });
        th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        $$('tr.grp', t).forEach(function (r) { r.hidden = true; }); // 自定义排序时分组行退场
        $$('tbody', t).forEach(function (tb) {
          $$('tr:not(.grp)', tb).sort(function (r1, r2) {
            var x = key(r1, col), y = key(r2, col);
            if (x === '' || x === '—') return 1;
            if (y === '' || y === '—') return -1;
            var nx = Number(x), ny = Number(y);
            var d = isNaN(nx) || isNaN(ny) ? zh.compare(x, y) : nx - ny;
            return down ? -d : d;
          }).forEach(function (r) { tb.appendChild(r); });
        });
        say('已按「' + b.textContent.trim() + '」' + (down ? '从高到低' : '从低到高') + '排列');
      });
    });
  });

  // 筛选：按钮组（data-filter）与文字框（data-search）
  $$('[data-filter-for]').forEach(function (box) {
    var t = document.getElementById(box.dataset.filterFor), want = '', word = '';
    if (!t) return;
    var apply = function () {
      var n = 0;
      $$('tbody tr[data-f]', t).forEach(function (r) {
        var ok = (!want || r.dataset.f.split(' ').indexOf(want) >= 0) && (!word || r.textContent.indexOf(word) >= 0);
        r.hidden = !ok; if (ok && !r.classList.contains('grp')) n++;
      });
      var out = $('[data-shown]', box); if (out) out.textContent = n;
      var none = document.getElementById(t.id + '-none'); if (none) none.hidden = n > 0;
      reach();
      return n;
    };
    $$('button[data-filter]', box).forEach(function (b) {
      b.addEventListener('click', function () {
        want = b.dataset.filter === 'all' ? '' : b.dataset.filter;
        $$('button[data-filter]', box).forEach(function (o) { o.setAttribute('aria-pressed', String(o === b)); });
        say('显示 ' + apply() + ' 项');
      });
      if (b.getAttribute('aria-pressed') === 'true') want = b.dataset.filter === 'all' ? '' : b.dataset.filter;
    });
    var s = $('[data-search]', box);
    if (s) s.addEventListener('input', function () { word = s.value.trim(); apply(); });
    apply();
  });

  // 换期间：选了就提交（没有脚本时旁边有按钮）
  $$('form[data-autosubmit] select').forEach(function (s) {
    s.addEventListener('change', function () { s.form.submit(); });
  });

  // 上传：拖放、文件名、重复提交
  $$('.drop').forEach(function (d) {
    var input = $('input[type=file]', d), name = $('.name', d);
    var show = function () {
      var f = input.files[0];
      name.textContent = f ? '已选：' + f.name + '（' + Math.max(1, Math.round(f.size / 1024)) + ' KB）' : '';
      say(name.textContent);
    };
    ['dragenter', 'dragover'].forEach(function (n) { d.addEventListener(n, function (e) { e.preventDefault(); d.classList.add('is-over'); }); });
    ['dragleave', 'drop'].forEach(function (n) { d.addEventListener(n, function (e) { e.preventDefault(); d.classList.remove('is-over'); }); });
    d.addEventListener('drop', function (e) { if (e.dataTransfer.files.length) { input.files = e.dataTransfer.files; show(); } });
    input.addEventListener('change', show);
  });
  $$('form[data-once]').forEach(function (f) {
    f.addEventListener('submit', function () {
      $$('button[type=submit]', f).forEach(function (b) { b.disabled = true; b.textContent = b.dataset.busy || b.textContent; });
    });
  });

  // 局部刷新之后：焦点移到新面板的标题，结果读给读屏软件
  document.body.addEventListener('htmx:afterSwap', function (e) {
    reach();
    var done = document.querySelector('[data-announce]');
    if (!done || done.dataset.told) return;
    done.dataset.told = 'yes';
    say(done.dataset.announce);
    var h = $('h2', done); if (h) { h.tabIndex = -1; h.focus(); }
  });

  $$('[data-print]').forEach(function (b) { b.addEventListener('click', function () { window.print(); }); });

  // 电子屏：12 秒一屏，可停，可左右键；系统要求减少动态时不自动翻
  var slides = $$('.slide'), at = 0, timer = null;
  var go = function (n) { if (!slides.length) return; at = (n + slides.length) % slides.length; slides.forEach(function (s, i) { s.classList.toggle('on', i === at); }); $('#s-pos').textContent = (at + 1) + ' / ' + slides.length; };
  var play = function (on) { clearInterval(timer); if (on) timer = setInterval(function () { go(at + 1); }, 12000); var b = $('[data-play]'); if (b) { b.textContent = on ? '暂停' : '播放'; b.setAttribute('aria-pressed', String(!on)); } };
  var screen = function (on) { document.body.classList.toggle('is-screen', on); if (on) { go(0); play(!matchMedia('(prefers-reduced-motion: reduce)').matches); } else play(false); };
  $$('[data-screen]').forEach(function (b) { b.addEventListener('click', function () { screen(b.dataset.screen === 'on'); }); });
  $$('[data-go]').forEach(function (b) { b.addEventListener('click', function () { go(at + +b.dataset.go); }); });
  var pb = $('[data-play]'); if (pb) pb.addEventListener('click', function () { play(pb.textContent === '播放'); });
  document.addEventListener('keydown', function (e) {
    if (!document.body.classList.contains('is-screen')) return;
    if (e.key === 'ArrowRight') go(at + 1); if (e.key === 'ArrowLeft') go(at - 1); if (e.key === 'Escape') screen(false);
  });
  if (slides.length && /screen/.test(location.search)) screen(true);
})();
