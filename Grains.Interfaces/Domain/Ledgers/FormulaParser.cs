using System.Collections.Immutable;
using System.Globalization;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>Reads one formula from left to right; what it returns works the formula out.</summary>
/// <remarks>Throws <see cref="FormatException"/> with a Chinese sentence; <see cref="Formula.Parse"/> is the way in.</remarks>
internal sealed class FormulaParser(string text)
{
    /// <summary>Formulas are a line; deeper nesting is a mistake, and must not exhaust the stack.</summary>
    private const int MaxDepth = 40;

    private readonly SortedSet<string> columns = new(StringComparer.Ordinal);
    private readonly SortedSet<string> shown = new(StringComparer.Ordinal);
    private int at;
    private int depth;

    public IEnumerable<string> Columns => columns;

    public IEnumerable<string> Shown => shown;

    public (Func<IFormulaScope, object?> Work, bool IsRunning) Whole(string running)
    {
        if (text.Length > Formula.MaxLength) throw Wrong($"公式最多 {Formula.MaxLength} 个字符");
        var isRunning = Word() == running;
        if (isRunning) at += running.Length;
        var work = isRunning ? Inside() : Either();
        Skip();
        return at == text.Length ? (work, isRunning) : throw Wrong("多出了内容");
    }

    private Func<IFormulaScope, object?> Either()
    {
        var left = Both();
        while (Take("or"))
        {
            var (one, other) = (left, Both());
            left = scope => (one(scope), other(scope)) switch { (true, _) or (_, true) => true, (false, false) => false, _ => null };
        }

        return left;
    }

    private Func<IFormulaScope, object?> Both()
    {
        var left = Not();
        while (Take("and"))
        {
            var (one, other) = (left, Not());
            left = scope => (one(scope), other(scope)) switch { (false, _) or (_, false) => false, (true, true) => true, _ => null };
        }

        return left;
    }

    private Func<IFormulaScope, object?> Not()
    {
        if (!Take("not")) return Comparison();
        var inner = Deeper(Not);
        return scope => inner(scope) is bool truth ? !truth : null;
    }

    private Func<IFormulaScope, object?> Comparison()
    {
        var left = Sum();
        if (Operator("<>", "<=", ">=", "=", "<", ">") is not { } compare) return left;
        var right = Sum();
        return scope => Compare(left(scope), right(scope)) is { } order
            ? compare switch { "=" => order == 0, "<>" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 }
            : null;
    }

    private static int? Compare(object? left, object? right) => (left, right) switch
    {
        (decimal l, decimal r) => l.CompareTo(r),
        (DateOnly l, DateOnly r) => l.CompareTo(r),
        (string l, string r) => string.CompareOrdinal(l, r),
        (bool l, bool r) => l.CompareTo(r),
        _ => null,
    };

    private Func<IFormulaScope, object?> Sum()
    {
        var left = Product();
        while (Operator("+", "-") is { } sign)
        {
            var (one, other) = (left, Product());
            left = scope => (one(scope), other(scope)) is (decimal l, decimal r) ? sign == "+" ? l + r : l - r : null;
        }

        return left;
    }

    private Func<IFormulaScope, object?> Product()
    {
        var left = Signed();
        while (Operator("*", "/") is { } sign)
        {
            var (one, other) = (left, Signed());
            left = scope => (one(scope), other(scope)) is (decimal l, decimal r) ? sign == "*" ? l * r : r == 0 ? null : l / r : null;
        }

        return left;
    }

    private Func<IFormulaScope, object?> Signed()
    {
        if (Operator("-") is null) return Value();
        var inner = Deeper(Signed);
        return scope => inner(scope) is decimal number ? -number : null;
    }

    private Func<IFormulaScope, object?> Value()
    {
        Skip();
        if (at == text.Length) throw Wrong("公式没有写完");
        if (text[at] == '(') return Inside();
        if (text[at] == '\'') return Constant(Quoted());
        if (char.IsAsciiDigit(text[at])) return Constant(Number());
        if (Word() is not { Length: > 0 } word) throw Wrong($"看不懂“{text[at]}”");
        at += word.Length;
        Skip();
        if (at < text.Length && text[at] == '(') return Call(word);
        columns.Add(word);
        shown.Add(word);
        return scope => scope.Value(word);
    }

    private Func<IFormulaScope, object?> Call(string name)
    {
        at++;
        switch (name)
        {
            case "today":
                Close();
                return scope => scope.Today;
            case "limit":
                Skip();
                var limit = Quoted();
                Close();
                return scope => scope.Limit(limit);
            case "times":
                var keys = ColumnList();
                return scope => scope.Times(keys);
            case "total":
                var key = ColumnList() is [var only] ? only : throw Wrong("total 只能写一列");
                return scope => scope.Total(key);
        }

        if (!Formula.Functions.TryGetValue(name, out var function)) throw Wrong($"没有函数“{name}”");
        var arguments = Arguments(() => Deeper(Either));
        return arguments.Length >= function.Least && arguments.Length <= function.Most
            ? scope => function.Work([.. arguments.Select(argument => argument(scope))])
            : throw Wrong($"函数“{name}”的参数个数不对");
    }

    private ImmutableArray<string> ColumnList()
    {
        var keys = Arguments(() =>
        {
            Skip();
            if (Word() is not { Length: > 0 } word) throw Wrong("这里要写列的代码");
            at += word.Length;
            columns.Add(word);
            return word;
        });
        return keys;
    }

    private ImmutableArray<T> Arguments<T>(Func<T> one)
    {
        var list = ImmutableArray.CreateBuilder<T>();
        do list.Add(one());
        while (Operator(",") is not null);
        Close();
        return list.ToImmutable();
    }

    private Func<IFormulaScope, object?> Inside()
    {
        Skip();
        if (at == text.Length || text[at] != '(') throw Wrong("缺少左括号");
        at++;
        var inner = Deeper(Either);
        Close();
        return inner;
    }

    private void Close()
    {
        if (Operator(")") is null) throw Wrong("缺少右括号");
    }

    private T Deeper<T>(Func<T> read)
    {
        if (++depth > MaxDepth) throw Wrong("括号套得太深");
        var result = read();
        depth--;
        return result;
    }

    private static Func<IFormulaScope, object?> Constant(object value) => _ => value;

    private decimal Number()
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
        return decimal.TryParse(text[from..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong($"“{text[from..at]}”不是数");
    }

    private string Quoted()
    {
        var end = at < text.Length && text[at] == '\'' ? text.IndexOf('\'', at + 1) : -1;
        if (end < 0) throw Wrong("文字要写在单引号里");
        var quoted = text[(at + 1)..end];
        at = end + 1;
        return quoted;
    }

    private string Word()
    {
        Skip();
        var end = at;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || (end > at && char.IsAsciiDigit(text[end])))) end++;
        return text[at..end];
    }

    /// <summary>Takes a word that joins.</summary>
    private bool Take(string word)
    {
        if (Word() != word) return false;
        at += word.Length;
        return true;
    }

    private string? Operator(params ReadOnlySpan<string> signs)
    {
        Skip();
        foreach (var sign in signs)
        {
            if (!text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal)) continue;
            at += sign.Length;
            return sign;
        }

        return null;
    }

    private void Skip()
    {
        while (at < text.Length && text[at] == ' ') at++;
    }

    private FormatException Wrong(string what) => new($"第 {at + 1} 个字符：{what}。");
}
