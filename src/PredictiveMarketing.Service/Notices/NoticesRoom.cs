namespace PredictiveMarketing.Service.Notices;

/// <summary>What the room of the notices needs in the house.</summary>
public static class NoticesRoom
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddSingleton(provider => NoticeSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<NoticeSafe>();
        services.AddSingleton(provider => new HttpPost(provider.GetRequiredService<NoticeSettings>()));
        services.AddSingleton<MailPost>();
        services.AddSingleton<Postman>();
        services.AddSingleton<SubscriptionDesk>();
        services.AddHostedService<NoticeSender>();
        return services;
    }
}
