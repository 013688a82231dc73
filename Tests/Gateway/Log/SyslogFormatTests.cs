using System.ComponentModel.DataAnnotations;
using System.Text;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Log.Outlets;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Log;

public sealed class SyslogFormatTests
{
    private static readonly DateTimeOffset At = FakeClock.Noon(2026, 11, 23).AddTicks(1_234_567);

    [Fact]
    public void Message_OfARefusal_IsAsTheStandardWritesIt()
    {
        var entry = new AuditEntry(AuditKind.RefusedAccess, At, "k3m9", Role.SchoolChair, new("xihu"), null, "10.0.0.7", "GET /api/v1/districts/qinglan（scope.forbidden）");
        var happened = SecurityEvent.Of(entry, new("qinglan"), "searchLog", "scope.forbidden");
        var text = Encoding.UTF8.GetString(new SyslogFormat(new() { HostName = "du-1.lan" }).Message(happened, 7));

        Assert.StartsWith($"<84>1 2026-11-23T04:00:00.123456Z du-1.lan district-union {Environment.ProcessId} refused-access [origin software=\"DistrictUnion\" swVersion=\"", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "\"][meta sequenceId=\"7\"] \uFEFF越权访问被拒 act=searchLog code=scope.forbidden account=k3m9 role=SchoolChair district=qinglan school=xihu address=10.0.0.7",
            text, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_OfEveryKind_FollowsTheGrammar()
    {
        var format = new SyslogFormat(new() { Facility = 23, AppName = new('a', 48), HostName = new('h', 255), EnterpriseNumber = 59_999 });
        var kinds = Enum.GetValues<AuditKind>().Select(EventKind.Of).Concat([EventKind.Administration, EventKind.Started, EventKind.Stopped, EventKind.Lost]).ToArray();
        var word = new string('x', 64);
        foreach (var kind in kinds)
        {
            var bytes = format.Message(
                new(kind, At, word, word, word, Role.DistrictOfficer, new("qinglan"), new("xihu"), word, "2001:db8::7", long.MaxValue), SyslogFormat.MaxSequence);
            var message = SyslogMessage.Parse(bytes);

            Assert.True(bytes.Length <= 2048, $"{bytes.Length} octets");
            Assert.Equal((23, (int)kind.Severity, kind.MessageId, At.AddTicks(-7)), (message.Facility, message.Severity, message.Id, message.At));
            Assert.Equal(("2001:db8::7", word), (message["audit@59999", "address"], message["audit@59999", "subject"]));
            Assert.Equal(SyslogFormat.MaxSequence, message.Sequence);
        }

        Assert.Equal(kinds.Length, kinds.Select(kind => kind.MessageId).Distinct().Count());
    }

    /// <summary>Whatever came to stand where codes and ids belong: nothing of it is sent, and no line is broken.</summary>
    [Theory]
    [InlineData("王秀兰")]
    [InlineData("Wang Xiulan")]
    [InlineData("a\n<34>1 - - - - - - forged")]
    [InlineData("a\"]b\\")]
    [InlineData("")]
    public void Message_WhatIsNoCode_IsLeftOut(string typed)
    {
        var entry = new AuditEntry(AuditKind.AccountChange, At, typed, null, null, typed, typed, typed);
        var format = new SyslogFormat(new() { EnterpriseNumber = 59_999 });
        var happened = SecurityEvent.Of(entry, null, typed, typed);

        var message = SyslogMessage.Parse(format.Message(happened, 1));
        Assert.Equal("账号变更", message.Text);
        Assert.Empty(message.Data["audit@59999"]);
        Assert.Equal(message.Text, SyslogMessage.Parse(format.Line(happened, 1).AsSpan()[..^1], hasMark: false).Text);
    }

    [Theory]
    [InlineData(nameof(SyslogOptions.EnterpriseNumber), "32473")]
    [InlineData(nameof(SyslogOptions.AppName), "district union")]
    [InlineData(nameof(SyslogOptions.AppName), "区工会")]
    [InlineData(nameof(SyslogOptions.HostName), "学校")]
    [InlineData(nameof(SyslogOptions.CaPath), "absent.pem")]
    [InlineData(nameof(SyslogOptions.CertificatePath), "absent.pem")]
    public void Options_WhatNoCollectorTakes_AreRefusedWithTheirKey(string name, string value)
    {
        var options = new SyslogOptions { Host = "collector" };
        var property = typeof(SyslogOptions).GetProperty(name)!;
        property.SetValue(options, Convert.ChangeType(value, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));

        var result = Assert.Single(options.Validate(new ValidationContext(options)));
        Assert.StartsWith($"设置 Syslog:{name} 的值“{value}”不对：", result.ErrorMessage, StringComparison.Ordinal);
    }
}
