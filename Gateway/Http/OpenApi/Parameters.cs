using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>What parameters mean, by name; one name means the same in every route.</summary>
internal static class Parameters
{
    public const string CodePattern = "^[a-z0-9-]{1,32}$";
    public const string QuarterPattern = $"^{Year}Q[1-4]$";
    public const string MonthPattern = $"^{Year}-(0[1-9]|1[0-2])$";

    /// <summary>Plan, task and, where a task comes again, the month or quarter.</summary>
    public const string OccurrencePattern = $@"^[a-z0-9-]{{1,32}}\.[a-z0-9-]{{1,32}}(\.{Year}(Q[1-4]|-(0[1-9]|1[0-2])))?$";

    private const string DayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private const string Year = "(20[0-9]{2}|2100)";

    private static readonly Dictionary<string, Text> Texts = new()
    {
        ["district"] = new("区的编号", "qinglan", CodePattern),
        ["school"] = new("学校的编号", "wanghu", CodePattern),
        ["group"] = new("分组的编号", "primary", CodePattern),
        ["plan"] = new("计划的编号", "2026", CodePattern),
        ["task"] = new("任务的编号", "safety", CodePattern),
        ["quarter"] = new("季度", "2026Q3", QuarterPattern),
        ["year"] = new("年度", "2026", $"^{Year}$"),
        ["ledger"] = new("台账的代码", "l04", CodePattern),
        ["period"] = new("台账的周期：2026 自然年，2026-2027 学年，all 长期，t2026 届，a2026 互助年度", "2026", "^(all|[ta]?20[0-9]{2}|20[0-9]{2}-20[0-9]{2})$"),
        ["summary"] = new("工作总结：2026H1 上半年小结，2026Y 年度总结", "2026H1", $"^{Year}(H1|Y)$"),
        ["entry"] = new("条目的编号", "1", "^[1-9][0-9]{0,8}$"),
        ["rubric"] = new("考核细则的编号", "standard", CodePattern),
        ["version"] = new("考核细则的版本；不写是现在的版本", "1", null),
        ["name"] = new("考核细则的名称；不写按文件里的名称", "学校工会工作考核细则", null),
        ["inspection"] = new("检查批次的编号", "2026-annual", CodePattern),
        ["team"] = new("检查组的名称；不写是全部学校", "第一组", null),
        ["rater"] = new("区教育工会录入时：谁的评分表，检查人员的账号；不写是检查组的", "inspector", null),
        ["objection"] = new("异议的编号", "1", "^[1-9][0-9]{0,8}$"),
        ["finding"] = new("整改的编号", "1", "^[1-9][0-9]{0,8}$"),
        ["matter"] = new("请示事项的编号", "1", "^[1-9][0-9]{0,8}$"),
        ["step"] = new("哪一步：request 请示，approval 批复，action 实施，result 结果报告；不写按 request", "request", "^(request|approval|action|result)$"),
        ["matterKind"] = new("请示事项的种类：congress 教代会，election 换届，union-home 建家申报，recuperation 疗休养备案", "election", CodePattern),
        ["matterState"] = new(
            "请示事项的状态：requested 待批复，takenUp 已受理，returned 退回修改，withdrawn 已撤回，approved 待实施，carriedOut 待报结果，reported 结果待审，resultReturned 结果退回，closed 已办结，cancelled 已终止",
            "requested", null),
        ["overdue"] = new("true 只列逾期的", "false", "^(true|false)$"),
        ["waiting"] = new("true 只列等区教育工会办理的", "false", "^(true|false)$"),
        ["item"] = new("考核项目的序号；不写则是整次检查的文件", "7", null),
        ["open"] = new("含个人信息；只对本校填报员有效，不写则隐去", "false", null),
        ["reason"] = new("不是本校填报员时，查看个人信息的理由（记入日志）；不写则隐去个人信息", "考核检查", null),
        ["because"] = new("区教育工会替学校填报时的理由和依据；学校自己填报不写", "学校网络故障，依据学校盖章的纸质表代填", null),
        ["lateReason"] = new("补归档的理由：所属年度已归档时必须写，记入归档文件目录和日志；年度没有归档不用写", "原件当时借出，现已归还", null),
        ["ledgers"] = new("台账的代码，几个用逗号分开；每种一张工作表", "l04,l14", null),
        ["groups"] = new("分组的编号，几个用逗号分开；不写是全部学校", "primary", null),
        ["wasOpen"] = new("true 启用日期在补录年度以后、当年已经开办的学校也补录", "false", "^(true|false)$"),
        ["apply"] = new("true 写入没有问题的行；不写或 false 只预览", "false", "^(true|false)$"),
        ["filled"] = new("true 带上已有条目；不写或 false 是空白模板", "true", "^(true|false)$"),
        ["from"] = new("第一个季度", "2026Q1", QuarterPattern),
        ["to"] = new("最后一个季度，最多 8 个季度", "2026Q3", QuarterPattern),
        ["basis"] = new("口径：reported 上报数（含未审），accepted 审定数；不写按 reported", "reported", "^(reported|accepted)$"),
        ["area"] = new("工作领域的编号：只算这个领域的任务", "a02", CodePattern),
        ["post"] = new("岗位的编号", "p4ne8tz6v5rd", null),
        ["token"] = new("令牌的编号", "t9cb2hq7w4ms", null),
        ["session"] = new("登录的编号", "0f3a5c7e9b1d2468", null),
        ["postRole"] = new("岗位的角色", "schoolChair", null),
        ["file"] = new("文件的校验值（SHA-256）", new string('0', 64), "^[0-9a-f]{64}$"),
        ["role"] = new("文件的用途：source 来源文件，signedScan 签字盖章扫描件，approval 领导签批件，attachment 附件；不写按 attachment", "attachment", "^(source|signedScan|approval|attachment)$"),
        ["account"] = new("账号的编号", "k7mw3xq9c2ha", null),
        ["since"] = new("第一天", "2026-01-01", DayPattern),
        ["until"] = new("最后一天，包括在内", "2026-12-31", DayPattern),
        ["subject"] = new("日志的大类，几个用逗号分开：district, schools, rounds, districtTasks, plans, reports, ledgers, inspections, matters, files, audit", "reports", null),
        ["kind"] = new("日志的类别，几个用逗号分开", "report.submitted/1", null),
        ["text"] = new("要找的文字", "报送", null),
        ["before"] = new("从哪一条之前起：上一页的 next，写成 位置.序号", "1000000.0", @"^[0-9]{1,18}\.[0-9]{1,9}$"),
        ["skip"] = new("跳过几条，不写为 0", "0", null),
        ["take"] = new("最多几条；学校 1 到 1000，不写为 100；日志 1 到 500，不写为 50", "100", null),
        ["number"] = new("取文档里的第几个计划，从 1 起，不写为 1", "1", null),
    };

    /// <summary>Describes a parameter of the address or of the question.</summary>
    public static void Describe(OpenApiParameter parameter)
    {
        var text = Texts[parameter.Name!];
        parameter.Description = text.Meaning;
        parameter.Example = JsonValue.Create(text.Example);
        if (text.Pattern is not null) parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = text.Pattern };
    }

    /// <summary>A part of the address.</summary>
    public static OpenApiParameter OfPath(string name)
    {
        var parameter = new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true };
        Describe(parameter);
        return parameter;
    }

    public static OpenApiParameter OfHeader(string name, bool isRequired, string meaning, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = isRequired,
        Description = meaning,
        Example = JsonValue.Create(example),
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private sealed record Text(string Meaning, string Example, string? Pattern);
}
