using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Symbolic.Tests.PublicApi;

/// <summary>The public surface of an assembly as text: one line for each type and member, in a fixed order.</summary>
internal static class ApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char",
        [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int",
        [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().Where(static t => !IsGenerated(t)).OrderBy(static t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    // What ANTLR makes is public because ANTLR knows nothing else; nobody is meant to use it.
    private static bool IsGenerated(Type type) => type.Namespace == "Symbolic.Parsing.Grammar";

    private static string Header(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return $"delegate {Name(invoke.ReturnType)} {FullName(type)}({Parameters(invoke)})";
        }

        string kind = type.IsEnum ? $"enum {FullName(type)} : {Name(Enum.GetUnderlyingType(type))}"
            : type.IsInterface ? $"interface {FullName(type)}"
            : type.IsValueType ? $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")}struct {FullName(type)}"
            : $"{(type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")}class {FullName(type)}";
        if (type.IsEnum)
        {
            return kind;
        }

        var bases = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            bases.Add(Name(parent));
        }

        bases.AddRange(type.GetInterfaces().Where(static i => i.IsPublic || i.IsNestedPublic).Select(Name).Order(StringComparer.Ordinal));
        return bases.Count == 0 ? kind : $"{kind} : {string.Join(", ", bases)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield break;
        }

        if (type.IsEnum)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                yield return $"{field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}";
            }

            yield break;
        }

        foreach (FieldInfo field in type.GetFields(Declared).Where(static f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
        {
            yield return $"{Visibility(field.IsPublic)}{(field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : ""))}{Name(field.FieldType)} {field.Name}"
                + (field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "");
        }

        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(static c => !c.IsStatic && IsVisible(c)))
        {
            yield return $"{Visibility(constructor.IsPublic)}{type.Name.Split('`')[0]}({Parameters(constructor)})";
        }

        foreach (PropertyInfo property in type.GetProperties(Declared))
        {
            MethodInfo[] accessors = [.. property.GetAccessors(nonPublic: true).Where(IsVisible)];
            if (accessors.Length == 0)
            {
                continue;
            }

            ParameterInfo[] index = property.GetIndexParameters();
            string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
            string body = string.Concat(accessors.Select(a =>
                a.ReturnType != typeof(void) ? "get; "
                : a.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; ").Order(StringComparer.Ordinal));
            yield return $"{Visibility(accessors.Any(static a => a.IsPublic))}{Modifiers(accessors[0])}{(property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")}{Name(property.PropertyType)}{Mark(new NullabilityInfoContext().Create(property))} {name} {{ {body}}}";
        }

        foreach (EventInfo added in type.GetEvents(Declared).Where(static e => IsVisible(e.AddMethod!)))
        {
            yield return $"{Modifiers(added.AddMethod!)}event {Name(added.EventHandlerType!)} {added.Name}";
        }

        foreach (MethodInfo method in type.GetMethods(Declared).Where(static m => IsVisible(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))))
        {
            if (method.IsDefined(typeof(CompilerGeneratedAttribute)))
            {
                continue;
            }

            string generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(static a => a.Name))}>" : "";
            string receiver = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
            yield return $"{Visibility(method.IsPublic)}{Modifiers(method)}{Name(method.ReturnType)}{Mark(new NullabilityInfoContext().Create(method.ReturnParameter))} {method.Name}{generic}({receiver}{Parameters(method)})";
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Visibility(bool isPublic) => isPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) =>
        method.IsStatic ? "static "
        : method.IsAbstract ? "abstract "
        : !method.IsVirtual || method.IsFinal ? ""
        : method.GetBaseDefinition() != method ? "override "
        : "virtual ";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
            : parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? (parameter.IsIn ? "in " : "ref ")
            : "";
        string suffix = parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue)}" : "";
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return $"{prefix}{Name(type)}{Mark(new NullabilityInfoContext().Create(parameter))} {parameter.Name}{suffix}";
    }

    // Values carry their question mark in their type.
    private static string Mark(NullabilityInfo nullability) => nullability.ReadState == NullabilityState.Nullable && !nullability.Type.IsValueType ? "?" : "";

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string FullName(Type type) => type.IsNested ? $"{FullName(type.DeclaringType!)}.{Name(type)}"
        : string.IsNullOrEmpty(type.Namespace) ? Name(type) : $"{type.Namespace}.{Name(type)}";

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return $"ref {Name(type.GetElementType()!)}";
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Name(underlying)}?";
        }

        return Keywords.TryGetValue(type, out string? keyword) ? keyword
            : !type.IsGenericType ? type.Name
            : type.Name.Split('`')[0] + (type.Name.Contains('`') ? $"<{string.Join(", ", type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Name))}>" : "");
    }
}
