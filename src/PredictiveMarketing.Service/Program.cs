using PredictiveMarketing.Service.Hosting;

return await Door.Open(args);

/// <summary>Named so that tests can open the same door in their own process.</summary>
public partial class Program;
