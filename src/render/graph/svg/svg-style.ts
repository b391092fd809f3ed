/**
 * The style of every picture: light, dark where the reader's system is, and light on paper. Words are at least 4.5 : 1 against what they
 * stand on. Every rule is held below `.graph`, so that a page that holds the picture keeps its own style.
 */
export const svgStyle = `
.graph{--paper:#fff;--ink:#1c2128;--soft:#57606a;--line:#8c959f;--faint:#d0d7de;--region:#f6f8fa;--vpc:#fff;--tier:#f6f8fa;
--public:#dcf5e3;--private:#dcecfd;--isolated:#ece4fb;--unknown:#eceff2;--box:#fff;--good:#116329;--warning:#7d4e00;--bad:#b3151d;--change:#7a3ac2;--difference:#0a5cc2;background:var(--paper)}
@media screen and (prefers-color-scheme:dark){.graph{--paper:#0f141a;--ink:#e6edf3;--soft:#a5aeb9;--line:#768390;--faint:#384049;--region:#151b23;--vpc:#0f141a;--tier:#171e27;
--public:#12301d;--private:#122b47;--isolated:#2a2147;--unknown:#242b33;--box:#1c232c;--good:#63d17b;--warning:#e3b341;--bad:#ff8f87;--change:#d2a8ff;--difference:#7cb8ff}}
.graph text{font-family:Helvetica,Arial,"Liberation Sans",Roboto,"Noto Sans",sans-serif;fill:var(--ink);white-space:pre}
.graph .heading{font-size:20px;font-weight:700}.graph .caption{font-size:13px;fill:var(--soft)}.graph .frame,.graph .name{font-size:13px;font-weight:700}
.graph .note,.graph .kind,.graph .detail{font-size:11px}.graph .note,.graph .kind{fill:var(--soft)}.graph .zone{font-size:12px;font-weight:700}
.graph .pill text{font-size:10px;font-weight:700}
.graph .paper{fill:var(--paper)}.graph .region>rect{fill:var(--region);stroke:var(--line);stroke-dasharray:6 4}
.graph .vpc>rect{fill:var(--vpc);stroke:var(--good);stroke-width:1.6}.graph .tier>rect{fill:var(--tier);stroke:none}
.graph .column>rect{fill:none;stroke:var(--line);stroke-dasharray:3 4}.graph .services>rect{fill:none;stroke:var(--faint)}
.graph .subnet>rect{stroke:none}.graph .public>rect{fill:var(--public)}.graph .private>rect{fill:var(--private)}.graph .isolated>rect{fill:var(--isolated)}.graph .unknown>rect{fill:var(--unknown)}
.graph .subnet text{fill:var(--ink)}
.graph .area{fill:var(--box);stroke:var(--line)}.graph .joint{stroke:var(--line);stroke-dasharray:2 3;fill:none}
.graph .icon{fill:none;stroke:var(--ink);stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}
.graph .changes .area{stroke:var(--change);stroke-width:2.5}.graph .destroy .area,.graph .replace .area{stroke:var(--bad);stroke-width:2.5}
.graph .create .area{stroke:var(--good);stroke-width:2.5;stroke-dasharray:7 3}.graph .destroy .area{stroke-dasharray:2 3}
.graph .differs .area{stroke:var(--difference);stroke-width:2.5}.graph .only-here .area{stroke:var(--difference);stroke-width:2.5;stroke-dasharray:7 3}
.graph .pill rect{fill:var(--paper);stroke:var(--line)}.graph .good rect{stroke:var(--good)}.graph .good text{fill:var(--good)}
.graph .warning rect{stroke:var(--warning)}.graph .warning text{fill:var(--warning)}.graph .bad rect{stroke:var(--bad)}.graph .bad text{fill:var(--bad)}
.graph .change rect{stroke:var(--change)}.graph .change text{fill:var(--change)}.graph .difference rect{stroke:var(--difference)}.graph .difference text{fill:var(--difference)}
.graph .flow rect{stroke:none}.graph .route{fill:none;stroke:var(--paper);stroke-width:4}.graph .line{fill:none;stroke:var(--ink);stroke-width:1.6;stroke-linejoin:round}
.graph .access .line{stroke:var(--soft);stroke-dasharray:5 3}.graph .uncertain .line{stroke-dasharray:1.5 3.5}.graph .head{fill:var(--ink);stroke:none}.graph .access .head{fill:var(--soft)}
@media print{.graph .area,.graph .subnet>rect,.graph .pill rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
