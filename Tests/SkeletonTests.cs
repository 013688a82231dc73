namespace DistrictUnion.Tests; public class SkeletonTests { [Fact] public void Builds_Always_True() => Assert.NotNull(typeof(Program)); }
