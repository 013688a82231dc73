using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Tests.Domain;
using DistrictUnion.Tests.Domain.Files;

namespace DistrictUnion.Tests.Grains.Progress;

public sealed class FileGrainTests
{
    private static readonly FileContent Content = new(FileRulesTests.Pdf);

    private static string? Code<T>(Outcome<T> outcome)
        where T : class => outcome.Refusals.FirstOrDefault()?.Code;

    [Fact]
    public async Task School_AttachesListsOpensAndDetaches()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task());
        var command = FileRulesTests.Command(FileRulesTests.Pdf);

        var attached = (await grains.Xihu.Attach(command, Content)).Value!;
        Assert.Equivalent(attached, (await grains.Xihu.Attach(command, Content)).Value, strict: true);
        var opened = await grains.Xihu.File(A.Officer(), attached.Sha256);

        Assert.Equal(FileRulesTests.Pdf, opened!.Content.Bytes);
        Assert.Single((await grains.Xihu.Files(A.Chair()))!.Files);
        Assert.Null(await grains.Xihu.File(A.Chair(A.Donghu), attached.Sha256));
        Assert.Null(await grains.Donghu.File(A.Chair(A.Donghu), attached.Sha256));
        Assert.Null(await grains.Xihu.Files(A.OfficerOf(A.Middle)));
        Assert.Null(Code(await grains.Xihu.Detach(new(A.BySchool(), attached.Subject, attached.Sha256))));
        Assert.Null(await grains.Xihu.File(A.Chair(), attached.Sha256));
    }

    [Fact]
    public async Task Attach_Forbidden_KeepsNothing()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task());
        var command = FileRulesTests.Command(FileRulesTests.Pdf);

        Assert.Equal("scope.absent", Code(await grains.Xihu.Attach(command with { Context = A.BySchool(A.Donghu) }, Content)));
        Assert.Equal("scope.forbidden", Code(await grains.Xihu.Attach(command with { Context = A.By(A.MemberOf(A.Funds)) }, Content)));
        Assert.Equal("file.no-subject", Code(await grains.Xihu.Attach(command with { Subject = FileSubject.Of(new PlanId("nothing")) }, Content)));
        Assert.Equal("file.no-subject", Code(await grains.Xihu.Attach(command with { Subject = FileSubject.Of(A.Q4) }, Content)));
        Assert.Equal("file.role-invalid", Code(await grains.Xihu.Attach(command with { Role = FileRole.Approval }, Content)));
        Assert.Equal("file.digest-differs", Code(await grains.Xihu.Attach(command, new(DistrictUnion.Tests.Support.TestPdf.Of("other")))));
        Assert.Empty(grains.Kept.Kept);
    }

    [Fact]
    public async Task District_AttachesToItsTask_ConcernedSchoolsOpenIt()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task());
        await grains.District.HandDownTask(new(A.ByDistrict(), A.DistrictTask(schools: [A.Xihu])));
        await grains.District.OpenRound(new(A.ByDistrict(), A.Q1, A.Dates(A.Q1)));
        var command = FileRulesTests.Command(FileRulesTests.Pdf, "要求.pdf", A.ByDistrict()) with { Subject = FileSubject.Of(new TaskId("d1")) };

        Assert.Null(Code(await grains.District.Attach(command, Content)));
        Assert.Null(Code(await grains.District.Attach(command with { Context = A.ByDistrict(), Subject = FileSubject.Of(A.Q1), Role = FileRole.Approval }, Content)));

        Assert.Equal(2, (await grains.District.Files(A.Officer())).Files.Length);
        Assert.NotNull(await grains.District.File(A.Chair(), command.Sha256));
        Assert.Empty((await grains.District.Files(A.Chair(A.Donghu))).Files);
        Assert.Equal("scope.forbidden", Code(await grains.District.Attach(command with { Context = A.BySchool() }, Content)));
        Assert.Equal("scope.forbidden", Code(await grains.District.Detach(new(A.By(A.OfficerOf(A.Middle)), command.Subject, command.Sha256))));
        Assert.Null(Code(await grains.District.Detach(new(A.By(A.OfficerOf(A.Primary)), command.Subject, command.Sha256))));
    }
}
