import Foundation
import TenantryTestSupport
import Testing

/// Chromium without a window, which shows pages as people see them.
enum Browser {
    private static let path = ProcessRun.find("chromium") ?? ProcessRun.find("chromium-browser")

    /// Whether tests that need it run: in CI they fail where it is missing.
    static let isExpected = path != nil || ProcessInfo.processInfo.environment["CI"] == "true"

    /// Why such tests do not run.
    static let missing: Comment = "chromium is missing: `make test` installs it"

    /// Which colours somebody prefers.
    enum Scheme: String, CaseIterable {
        case light
        case dark

        /// How Chromium counts them.
        fileprivate var number: Int { self == .dark ? 0 : 1 }
    }

    /// What a page looks like at one width.
    struct Look: Decodable {
        /// How many elements it has.
        let elements: Int
        /// By how many pixels it is wider than the window.
        let overflow: Int
        /// Texts whose contrast is below 4.5 to 1.
        let faint: [String]
        /// How many lists, headings and folds it has.
        let structure: [String: Int]
        /// Whether the search is shown, which takes the script.
        let hasSearch: Bool
        /// What stands in the order of the page under headings of the second level.
        let headings: [String]
    }

    /// Opens a page as it is, and returns what it complains about.
    static func complaints(about page: String, in folder: TemporaryFolder) async throws -> [String]
    {
        try folder.write(page, to: "page.html")
        let run = try await chromium(["--dump-dom", "file://\(folder.path)/page.html"], in: folder)
        return run.errorText.split(separator: "\n").map(String.init)
            .filter { $0.contains("CONSOLE") }
    }

    /// Opens a page in a frame of a width, and measures it with every fold open.
    static func look(
        at page: String,
        width: Int,
        _ scheme: Scheme,
        in folder: TemporaryFolder
    ) async throws -> Look {
        let escaped = page.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        let frame = """
            <!doctype html><meta charset="utf-8"><title>frame</title>
            <iframe id="frame" style="border:0;width:\(width)px;height:900px" srcdoc="\(escaped)">
            </iframe><pre id="result"></pre><script>\(measure)</script>
            """
        try folder.write(frame, to: "frame.html")
        let run = try await chromium(
            [
                "--blink-settings=preferredColorScheme=\(scheme.number)", "--window-size=1600,1000",
                "--virtual-time-budget=5000", "--dump-dom", "file://\(folder.path)/frame.html",
            ],
            in: folder
        )
        let result = run.outputText.firstMatch(of: #/<pre id="result">(.*?)</pre>/#)?.1
        let json = try #require(result, "\(run.outputText.suffix(500))\(run.errorText)")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        return try JSONDecoder().decode(Look.self, from: Data(json.utf8))
    }

    private static func chromium(
        _ arguments: [String],
        in folder: TemporaryFolder
    ) async throws -> ProcessRun {
        let run = try await ProcessRun.of(
            try #require(path, missing),
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--disable-background-networking", "--no-first-run",
                "--enable-logging=stderr", "--user-data-dir=\(folder.path)/profile",
            ] + arguments,
            environment: [
                "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8",
            ],
            in: folder.path
        )
        #expect(run.end == .exit(0), "\(run.errorText)")
        return run
    }

    /// Looks at the frame and writes down what it sees.
    ///
    /// The contrast is that of WCAG 2.
    private static let measure = """
        function channel(value) {
          var part = value / 255;
          return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        function luminance(colour) {
          return 0.2126 * channel(colour[0]) + 0.7152 * channel(colour[1])
            + 0.0722 * channel(colour[2]);
        }
        function numbers(text) { return text.match(/[0-9.]+/g).map(Number); }
        function contrast(one, other) {
          var a = luminance(one), b = luminance(other);
          return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        }
        function back(view, element) {
          for (var at = element; at; at = at.parentElement) {
            var colour = numbers(view.getComputedStyle(at).backgroundColor);
            if (colour.length < 4 || colour[3] > 0) { return colour; }
          }
          return [255, 255, 255];
        }
        document.getElementById('frame').addEventListener('load', function () {
          var page = this.contentDocument, view = this.contentWindow, faint = [];
          page.querySelectorAll('details').forEach(function (fold) { fold.open = true; });
          page.querySelectorAll('body *').forEach(function (element) {
            var text = Array.prototype.some.call(element.childNodes, function (node) {
              return node.nodeType === 3 && node.data.trim();
            });
            if (!text || /SCRIPT|STYLE/.test(element.tagName)) { return; }
            var front = numbers(view.getComputedStyle(element).color);
            if (contrast(front, back(view, element)) < 4.5) {
              faint.push(element.className + ': ' + element.textContent.slice(0, 40));
            }
          });
          function count(selector) { return page.querySelectorAll(selector).length; }
          var search = page.getElementById('search');
          document.getElementById('result').textContent = JSON.stringify({
            elements: count('*'),
            overflow: page.documentElement.scrollWidth - page.documentElement.clientWidth,
            faint: faint,
            structure: {
              h1: count('h1'), main: count('main'), nav: count('nav'), table: count('table'),
              details: count('details'), tree: count('.tree li'), roots: count('.root'),
              scope: count('th[scope]'), th: count('th')
            },
            hasSearch: !!search && !search.hidden,
            headings: Array.prototype.map.call(page.querySelectorAll('h2'), function (heading) {
              return heading.textContent;
            })
          });
        });
        """
}
