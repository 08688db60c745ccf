/// How a pack's page looks on screens large and small, light and dark, and on paper. Colours stand in declarations of their own:
/// WeasyPrint reads no variable in a shorthand.
enum PackStyle {
  static let sheet = """
    :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #57606a; --line: #d0d7de;
      --band: #f6f8fa; --link: #0550ae; --green: #116329; --amber: #7d4e00; --red: #a40e26; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6edf3; --paper: #0d1117; --soft: #9198a1; --line: #3d444d; --band: #151b23; --link: #79c0ff;
        --green: #56d364; --amber: #e3b341; --red: #ff7b72; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background-color: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    main { max-width: 76rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
    h1 { font-size: 1.75rem; line-height: 1.25; margin: 1rem 0; }
    h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 .75rem; padding-bottom: .25rem;
      border-bottom-width: 1px; border-bottom-style: solid; border-bottom-color: var(--line); }
    h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
    h1, h2, h3, p, li, td, th { unicode-bidi: plaintext; overflow-wrap: break-word; }
    a { color: var(--link); }
    em { color: var(--soft); font-size: .875em; }
    hr { border: 0; border-top-width: 1px; border-top-style: solid; border-top-color: var(--line); margin: 2rem 0; }
    pre { overflow-x: auto; background-color: var(--band); padding: .75rem; }
    nav { max-width: 76rem; margin: 0 auto; padding: 1rem 1.25rem 0; font-size: .9rem; }
    nav ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
    figure { margin: 1rem 0; }
    svg.chart { display: block; width: 100%; max-width: 40rem; height: auto; }
    .table { overflow-x: auto; margin: .75rem 0; }
    .table:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
    th, td { border-width: 1px; border-style: solid; border-color: var(--line); padding: .35rem .6rem; vertical-align: top; text-align: start;
      max-width: 32rem; min-width: 5.5rem; }
    table.wide { font-size: .78rem; }
    table.wide th, table.wide td { padding: .3rem .4rem; min-width: 4.5rem; }
    table.wide th[align=right], table.wide td[align=right] { min-width: 2.5rem; }
    th[align=right], td[align=right] { text-align: right; white-space: nowrap; min-width: 3rem; }
    th { background-color: var(--band); font-weight: 600; }
    thead:not(:has(th:not(:empty))) { display: none; }
    thead:not(:has(th:not(:empty))) + tbody td:first-child { background-color: var(--band); font-weight: 600; }
    td.green, td.amber, td.red, td.no-data { font-weight: 700; white-space: nowrap; }
    td.green { color: var(--green); }
    td.amber { color: var(--amber); }
    td.red { color: var(--red); }
    td.no-data { color: var(--soft); }
    @media (max-width: 40rem) {
      body { font-size: 15px; }
      main { padding: .5rem .9rem 3rem; }
      nav { padding: .75rem .9rem 0; }
      nav ol { display: block; }
      table { font-size: .8rem; }
      th, td, table.wide th, table.wide td { max-width: 16rem; min-width: 7rem; }
      th[align=right], td[align=right] { min-width: 4rem; }
      th[align=right] { white-space: normal; min-width: 6rem; }
      td:first-child:not(:only-child) { min-width: 8rem; }
    }
    @page { size: A4 landscape; margin: 12mm 12mm 14mm; @bottom-right { content: counter(page) " / " counter(pages);
      font-size: 8pt; } }
    @media print {
      :root { --ink: #000000; --paper: #ffffff; --soft: #444444; --line: #999999; --band: #f0f0f0; --link: #000000;
        --green: #0a4d1c; --amber: #5c3a00; --red: #8a0a1e; }
      body { font-size: 9.5pt; line-height: 1.35; }
      main { max-width: none; padding: 0; }
      nav { display: none; }
      h1 { font-size: 16pt; margin-top: 0; }
      h2 { font-size: 12.5pt; margin: 14pt 0 5pt; }
      h3 { font-size: 10.5pt; margin: 10pt 0 3pt; }
      h1, h2, h3 { break-after: avoid; }
      p { orphans: 3; widows: 3; }
      figure { break-inside: avoid; margin: 6pt 0; }
      svg.chart { width: 110mm; }
      .table { overflow: visible; margin: 4pt 0; }
      table { font-size: 8pt; width: auto; max-width: 100%; }
      th, td, table.wide th, table.wide td { padding: 2pt 4pt; min-width: 0; max-width: none; }
      table.wide { font-size: 7pt; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      a { text-decoration: none; }
    }

    """
}
