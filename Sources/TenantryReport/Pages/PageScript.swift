/// The one script of a page, which shows a search over the changes.
///
/// Without it everything else works.
enum PageScript {
    /// The script, without a tag around it.
    static let text = """
        (function () {
          'use strict';
          var box = document.getElementById('search');
          if (!box) { return; }
          var input = box.querySelector('input');
          var said = box.querySelector('output');
          var roots = Array.prototype.slice.call(document.querySelectorAll('.root'));
          var texts = roots.map(function (root) { return root.textContent.toLowerCase(); });
          var wasOpen = roots.map(function (root) { return root.open; });
          box.hidden = false;
          input.addEventListener('input', function () {
            var words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
            var found = 0;
            roots.forEach(function (root, number) {
              var fits = words.every(function (word) { return texts[number].indexOf(word) >= 0; });
              root.hidden = !fits;
              root.open = words.length ? fits : wasOpen[number];
              if (fits) { found += 1; }
            });
            said.textContent = words.length ? found + ' of ' + roots.length : '';
          });
        })();
        """
}
