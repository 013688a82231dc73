using System.Reflection;
using System.Reflection.Emit;

namespace DistrictUnion.Tests.Architecture;

/// <summary>One type naming another: in a signature, a field, an attribute or the code of a method.</summary>
/// <param name="User">The outermost type, so that lambdas and state machines count for the class they stand in.</param>
internal sealed record TypeUse(Type User, Type Used)
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<TypeUse> Of(Assembly assembly) =>
        from user in assembly.GetTypes()
        from named in NamedBy(user)
        from used in Parts(named)
        select new TypeUse(Outermost(user), used);

    private static IEnumerable<Type> NamedBy(Type type)
    {
        IEnumerable<Type?> own =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetCustomAttributesData().Select(a => a.AttributeType),
            .. type.GetFields(All).Select(f => f.FieldType),
            .. type.GetMethods(All).Select(m => m.ReturnType),
        ];
        var methods = type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)).ToArray();
        return own.OfType<Type>()
            .Concat(methods.SelectMany(m => m.GetParameters()).Select(p => p.ParameterType))
            .Concat(methods.SelectMany(NamedInCode));
    }

    private static IEnumerable<Type> NamedInCode(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body) yield break;
        foreach (var local in body.LocalVariables) yield return local.LocalType;
        var typeArguments = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var methodArguments = method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null;
        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(token, typeArguments, methodArguments);
            if (member is Type type) yield return type;
            if (member?.DeclaringType is { } owner) yield return owner;
            if (member is MethodInfo { IsGenericMethod: true } call)
            {
                foreach (var argument in call.GetGenericArguments()) yield return argument;
            }
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = (short)(code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at]);
            var operation = OpCodes[value];
            at += operation.Size;
            switch (operation.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(code, at));
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Prepend(type);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
