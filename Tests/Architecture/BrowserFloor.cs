using System.Text.RegularExpressions;

namespace DistrictUnion.Tests.Architecture;

/// <summary>Something that a browser at the floor (Chromium 86, Edge 109, Firefox 115), or a page on plain HTTP, does not have.</summary>
/// <param name="Since">The first Chromium that has it; words where it is something else that stands against it.</param>
/// <param name="Sample">A line that the rule refuses.</param>
internal sealed record FloorRule(string Name, string Since, string Pattern, string Sample)
{
    public bool Refuses(string text) => Regex.IsMatch(text, Pattern, RegexOptions.Multiline);

    public override string ToString() => Name;
}

/// <summary>What stylesheets and scripts may not use, because the oldest browsers that schools have would not understand it.</summary>
internal static class BrowserFloor
{
    public static FloorRule[] Styles { get; } =
    [
        new(":has()", "105", @":has\(", ".card:has(.ban){margin:0}"),
        new(":is()", "88", @":is\(", ":is(h1,h2){margin:0}"),
        new(":where()", "88", @":where\(", ":where(h1,h2){margin:0}"),
        new(":not() with a list", "88", @":not\([^()]*,", "a:not(.x,.y){color:red}"),
        new("::file-selector-button", "89", @"::file-selector-button", "input::file-selector-button{border:0}"),
        new(":user-valid", "119", @":user-(in)?valid", "input:user-invalid{border:0}"),
        new("nesting", "112", @"(^|[{};])\s*&", ".a{\n  &:hover{color:red}\n}"),
        new("@container", "105", @"@container|(?<![\w-])container(-type|-name)?\s*:", "@container (min-width:300px){}"),
        new("@layer", "99", @"@layer", "@layer base{}"),
        new("@property", "Firefox 128", @"@property", "@property --x{syntax:'*'}"),
        new("@scope", "118", @"@scope|@starting-style", "@scope (.card){}"),
        new("media range", "104", @"@media[^{]*[<>]", "@media (width >= 900px){}"),
        new("color-mix() and new colours", "101", @"(?<![\w-])(color-mix|lab|lch|oklab|oklch|hwb|light-dark)\(", "a{color:color-mix(in srgb,red,blue)}"),
        new("inset", "87", @"(?<![\w-])inset(-\w+)*\s*:", "a{inset:0}"),
        new("logical shorthands", "87", @"(?<![\w-])(margin|padding|border)-(inline|block)\s*:", "a{margin-inline:auto}"),
        new("aspect-ratio", "88", @"(?<![\w-])aspect-ratio\s*:", "a{aspect-ratio:1}"),
        new("overflow: clip", "90", @"(?<![\w-])overflow(-[xy])?\s*:[^;}]*\bclip\b", "a{overflow:clip}"),
        new("translate, rotate, scale", "104", @"(?<![\w-])(translate|rotate|scale)\s*:", "a{rotate:45deg}"),
        new("dvh, svh, lvh", "108", @"\d(d|s|l)v(h|w|min|max)\b", "a{height:100dvh}"),
        new("subgrid", "117", @"\bsubgrid\b", "a{grid-template-columns:subgrid}"),
        new("mask without prefix", "120", @"(?<![\w-])mask(-\w+)*\s*:", "a{mask:none}"),
        new("round(), sin()", "111", @"(?<![\w-])(round|mod|rem|sin|cos|tan|pow|sqrt|hypot)\(", "a{width:round(1.5px,1px)}"),
        new("image-set without prefix", "113", @"(?<![\w-])image-set\(", "a{background:image-set('a.png' 1x)}"),
    ];

    public static FloorRule[] Scripts { get; } =
    [
        new(".at()", "92", @"\.at\(", "list.at(-1);"),
        new("structuredClone", "98", @"\bstructuredClone\b", "structuredClone(x);"),
        new("Object.hasOwn", "93", @"\bObject\.(hasOwn|groupBy)\b", "Object.hasOwn(x, 'y');"),
        new("findLast", "97", @"\.findLast(Index)?\(", "list.findLast(f);"),
        new("toSorted and kin", "110", @"\.(toSorted|toReversed|toSpliced|with)\(", "list.toSorted();"),
        new("Array.fromAsync", "121", @"\bArray\.fromAsync\b", "Array.fromAsync(x);"),
        new("Promise.withResolvers", "119", @"\bPromise\.(withResolvers|try)\b", "Promise.withResolvers();"),
        new("Error cause", "93", @"new \w*Error\([^)]*\bcause\s*:", "throw new Error('x', { cause: e });"),
        new("AbortSignal.timeout", "103", @"\bAbortSignal\.(timeout|any)\b", "AbortSignal.timeout(5);"),
        new("Intl.Segmenter", "87, Firefox 125", @"\bIntl\.(Segmenter|DurationFormat)\b", "new Intl.Segmenter();"),
        new("Temporal", "none", @"\bTemporal\.", "Temporal.Now;"),
        new("popover", "114", @"\b(showPopover|hidePopover|togglePopover|popover)\b", "x.showPopover();"),
        new("inert", "102", @"\binert\b", "x.inert = true;"),
        new("showPicker", "99", @"\.showPicker\(", "x.showPicker();"),
        new("checkVisibility", "105", @"\.checkVisibility\(", "x.checkVisibility();"),
        new("modules", "the scripts are one classic file", @"(^|[;{}])\s*(import|export)\b|\bimport\(", "import x from './x.js';"),
        new("await at the top", "89, and no module", @"^((var|let|const) [^=]*=\s*)?await\b", "const x = await y();"),
        new("static blocks", "94", @"\bstatic\s*\{", "class A { static { x(); } }"),
        new("#x in y", "91", @"#\w+ in\b", "return #x in y;"),
        new("regex flags d, v", "90", @"/[gimsuy]*[dv][gimsuydv]*(?=[.;,)\s]|$)(?<=[^/\n\s]/[a-z]+)", "/a/d.exec(x);"),
        new("crypto.randomUUID", "92, only on HTTPS", @"\brandomUUID\b", "crypto.randomUUID();"),
        new("crypto.subtle", "only on HTTPS", @"\bcrypto\.subtle\b", "crypto.subtle.digest(x);"),
        new("service workers, locks, caches", "only on HTTPS", @"\bnavigator\.(serviceWorker|locks)\b|\bcaches\.", "navigator.locks.request(x);"),
        new("clipboard without another way", "only on HTTPS", @"\A(?![\s\S]*execCommand)[\s\S]*\bnavigator\.clipboard\b", "navigator.clipboard.writeText(x);"),
        new("file system pickers", "only on HTTPS", @"\bshow(Open|Save|Directory)(File)?Picker\b", "showSaveFilePicker();"),
    ];

    public static FloorRule[] Markup { get; } =
    [
        new("popover", "114", @"<\w[^>]*\spopover(target)?[\s=>]", "<div popover>x</div>"),
        new("inert", "102", @"<\w[^>]*\sinert[\s=>]", "<div inert>x</div>"),
        new("module script", "the scripts are one classic file", @"<script[^>]*type=""module""", "<script type=\"module\" src=\"x\"></script>"),
        new("date and time inputs", "follow the browser's language", @"<input[^>]*type=""(date|month|week|time|datetime-local)""", "<input type=\"date\">"),
        new("search element", "118", @"<search[\s>]", "<search>x</search>"),
    ];
}
