namespace DistrictUnion.Gateway.Log.Outlets;

/// <summary>The audit trail and where its events go besides the journal.</summary>
internal static class OutletSetup
{
    /// <summary>Events that wait for a file.</summary>
    private const int FileQueue = 10_000;

    /// <summary>Settings: sections <c>Syslog</c> and <c>SecurityLog</c>.</summary>
    public static WebApplicationBuilder AddAuditTrail(this WebApplicationBuilder builder)
    {
        var syslog = builder.Configuration.GetSection(SyslogOptions.Section).Get<SyslogOptions>() ?? new();
        var files = builder.Configuration.GetSection(SecurityLogOptions.Section).Get<SecurityLogOptions>() ?? new();
        var format = new SyslogFormat(syslog);
        if (files.Folder.Length > 0) AddOutlet(builder.Services, "file", FileQueue, clock => new DayFiles(files, format, clock));
        if (syslog.IsOn) AddOutlet(builder.Services, "syslog", syslog.Queue, _ => SyslogSink(syslog, format));

        // After the outlets, so that it stops before them.
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<AuditTrail>());
        return builder;
    }

    public static IEventSink SyslogSink(SyslogOptions options, SyslogFormat format) =>
        options.Transport is SyslogTransport.Udp ? new SyslogDatagrams(options, format) : new SyslogStream(options, format);

    private static void AddOutlet(IServiceCollection services, string name, int length, Func<TimeProvider, IEventSink> sinkOf)
    {
        services.AddSingleton(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            return new EventDelivery(name, sinkOf(clock), length, clock, provider.GetRequiredService<ILogger<EventDelivery>>());
        });
        services.AddSingleton<IHostedService>(provider => provider.GetServices<EventDelivery>().Single(delivery => delivery.Name == name));
    }
}
