package dev.evenkeel.core.page;

/** The style of every page: one accent colour, light and dark, screen and paper, from 320 pixels on. */
final class Stylesheet {
    /** Neither less-than nor ampersand, so that it is good XML too. */
    static final String TEXT = """

            :root {
              color-scheme: light dark;
              --paper: #ffffff; --ink: #1b222c; --muted: #586473; --rule: #dde2e9; --track: #f1f3f6;
              --bar: #8391a5; --accent: #b5390a;
              --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
              --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
            }
            @media screen and (prefers-color-scheme: dark) {
              :root {
                --paper: #14181e; --ink: #e7ebf0; --muted: #a4afbe; --rule: #2f3742; --track: #1f252d;
                --bar: #75849a; --accent: #ff9a66;
              }
            }
            * { box-sizing: border-box; }
            body {
              max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem;
              background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans);
              font-variant-numeric: tabular-nums; overflow-wrap: break-word; -webkit-text-size-adjust: 100%;
            }
            h1, h2, h3 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
            h1 { font-size: 1.9rem; margin: .25rem 0 .75rem; letter-spacing: -.01em; }
            h2 { font-size: 1.35rem; margin: 0 0 .5rem; }
            h3 { font-size: 1rem; margin: 0; }
            p { margin: 0 0 .75rem; max-width: 44rem; }
            a { color: inherit; text-decoration-color: var(--muted); text-underline-offset: .2em; }
            :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
            section { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--rule); }
            footer { margin-top: 4rem; color: var(--muted); font-size: .85rem; }
            .eyebrow { margin: 0; color: var(--muted); font-size: .85rem; }
            .muted, figcaption { color: var(--muted); }
            .value, pre { font-family: var(--mono); font-size: .9em; }
            .value { unicode-bidi: isolate; white-space: pre-wrap; overflow-wrap: anywhere; }
            strong.loud { color: var(--accent); }
            strong.quiet { font-weight: 600; }

            .findings { list-style: none; margin: 1.75rem 0 0; padding: 0; }
            .findings li {
              display: grid; grid-template-columns: 11rem 1fr; gap: .1rem 1.5rem;
              padding: .85rem 0; border-top: 1px solid var(--rule);
            }
            .findings p { grid-column: 2; margin: 0; color: var(--muted); }
            .findings strong { grid-row: span 2; }

            .figures { display: flex; flex-wrap: wrap; gap: 1.25rem 2.25rem; margin: 1.75rem 0; }
            .figures div { display: flex; flex-direction: column; }
            .figures dt { color: var(--muted); font-size: .85rem; }
            .figures dd { margin: 0; font-size: 1.2rem; font-weight: 600; line-height: 1.4; }
            .figures dd small { display: block; max-width: 10rem; color: var(--muted); font-size: .8rem; font-weight: 400; }

            figure { margin: 2.5rem 0 0; break-inside: avoid; }
            figcaption { max-width: 44rem; margin: .15rem 0 1rem; font-size: .9rem; }
            svg { display: block; width: 100%; height: auto; }
            svg svg { display: inline; }
            svg.desk { max-width: 57.5rem; }
            svg.phone { display: none; max-width: 26rem; }
            svg text { fill: var(--ink); font: 12px var(--sans); font-variant-numeric: tabular-nums; white-space: pre; }
            svg .axis { fill: var(--muted); }
            svg .label { font-family: var(--mono); }
            svg .peak { font-weight: 600; }
            svg .grid { stroke: var(--rule); }
            svg .track { fill: var(--track); }
            svg rect.quiet, svg path.quiet { fill: var(--bar); }
            svg .loud { fill: var(--accent); }
            svg .dot { fill: var(--bar); stroke: var(--paper); stroke-width: .75; }
            svg .dot:hover { fill: var(--accent); }
            svg .dot.loud { fill: var(--accent); }
            svg .band { fill: var(--bar); opacity: .22; }
            svg .curve { fill: none; stroke: var(--ink); stroke-width: 1.5; }
            svg .fit { stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 6 4; }
            svg .reference { stroke: var(--ink); stroke-width: 1.5; }
            svg .mean { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 3; }

            .table { margin-top: 2.5rem; }
            .scroll { margin-top: .5rem; overflow-x: auto; }
            table { min-width: min(100%, 30rem); border-collapse: collapse; font-size: .9rem; }
            th, td { padding: .5rem .75rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
            th { color: var(--muted); font-weight: 500; white-space: nowrap; vertical-align: bottom; }
            th:first-child, td:first-child { padding-left: 0; }
            th:last-child, td:last-child { padding-right: 0; }
            .number { text-align: right; white-space: nowrap; }
            td .value { display: inline-block; min-width: 8rem; overflow: hidden; vertical-align: top; }

            .copied { display: flex; flex-direction: column; margin: 1rem 0; background: var(--track); border-radius: 4px; }
            .copied pre { margin: 0; padding: .75rem 1rem; overflow-x: auto; }
            .copied button {
              align-self: flex-end; margin: .5rem .5rem 0; padding: .2rem .75rem; border: 1px solid var(--rule);
              border-radius: 4px; background: var(--paper); color: var(--ink); font: .85rem var(--sans); cursor: pointer;
            }
            .copied button[hidden] { display: none; }

            @media (max-width: 40rem) {
              body { padding: 1.5rem 1rem 3rem; }
              h1 { font-size: 1.5rem; }
              .findings li { display: block; }
              .figures { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
              svg.desk { display: none; }
              svg.phone { display: block; }
              th { white-space: normal; }
              th, td { padding: .5rem; }
            }
            @media print {
              body { max-width: none; padding: 0; font-size: 10pt; }
              section { break-inside: auto; margin-top: 1.5rem; padding-top: 1rem; }
              h2, h3 { break-after: avoid; }
              tr, li { break-inside: avoid; }
              .scroll { overflow: visible; }
              .copied button { display: none; }
              * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            }
            """;

    private Stylesheet() {}
}
