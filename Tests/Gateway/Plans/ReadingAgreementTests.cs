using System.Net;
using DistrictUnion.Tests.Gateway.Documents.Scoring;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Plans;

/// <summary>The service and the command line read alike.</summary>
public sealed class ReadingAgreementTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Read_OwnLabelledDocuments_ApiAndVerbGiveTheSameBytes()
    {
        var folder = Directory.CreateTempSubdirectory("read-alike-").FullName;
        try
        {
            var chair = application.Chair("a");
            foreach (var document in LabelledDocuments.Own())
            {
                using var output = new StringWriter();
                await MainJob.Commands.Run(["read", Path.Combine(LabelledDocuments.Folder, document.Name), "--out", folder], output, output);
                var reply = await chair.Upload("/api/v1/plans/read", document.Name, document.Content);
                Assert.Equal((HttpStatusCode.OK, "application/json"), (reply.Status, reply.MediaType));
                Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, Path.ChangeExtension(document.Name, ".json"))), reply.Bytes);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
