# Witness of exponential smoothing, the standard theta method and STL: R's forecast::ets, forecast::thetaf and stats::stl on R's built-in series.
# Rscript smoothing.R > smoothing.txt
# R's search is given 100,000 evaluations; with its usual 2,000 it stops below the top on seasonal forms.
# One case per block: "name value value ...". R's log-likelihood leaves out -n/2 (log(2 pi / n) + 1).
suppressMessages(library(forecast))
say <- function(name, values) cat(name, sprintf("%.15g", as.numeric(values)), "\n")
monthly <- function(x, n, skip = 0) { x <- as.numeric(x); ts(x[(length(x) - skip - n + 1):(length(x) - skip)], frequency = 12) }
series <- list(
  air = monthly(AirPassengers, 60), deaths = monthly(USAccDeaths, 48), temperature = monthly(nottem, 54), lungs = monthly(ldeaths, 60),
  men = monthly(mdeaths, 48), women = monthly(fdeaths, 36), drivers = monthly(Seatbelts[, "drivers"], 60, 24), front = monthly(Seatbelts[, "front"], 48, 24),
  rear = monthly(Seatbelts[, "rear"], 60), petrol = monthly(Seatbelts[, "PetrolPrice"], 48), vans = monthly(Seatbelts[, "VanKilled"], 60, 24),
  sales = monthly(BJsales, 60), huron = monthly(LakeHuron, 48), nile = monthly(Nile, 60),
  heat = monthly(nhtemp, 60), users = monthly(WWWusage, 60), rings = monthly(treering, 48), stocks = monthly(EuStockMarkets[, "DAX"], 60),
  gas = monthly(co2, 60), shares = monthly(EuStockMarkets[, "SMI"], 36), leading = monthly(BJsales.lead, 48), frost = monthly(nottem, 36, 60))

# Every form on four series, and the form that R chose on all of them.
form <- function(name, y, e, t, s) {
  fit <- ets(y, model = paste0(e, substr(t, 1, 1), s), damped = t == "Ad", maxit = 1e5)
  p <- function(x) if (x %in% names(fit$par)) fit$par[[x]] else if (x == "phi" && t == "A") 1 else 0
  first <- fit$states[1, ]
  cat("case", "form", name, paste0(e, t, s), "\n")
  say("y", y); say("loglik", fit$loglik); say("by", c(p("alpha"), p("beta"), p("gamma"), p("phi")))
  say("level", first[["l"]]); say("slope", if (t == "N") 0 else first[["b"]])
  if (s != "N") say("season", rev(first[paste0("s", 1:12)]))  # R's s12 is the first month's
  ahead <- forecast(fit, h = 6, level = 80)
  say("forecast", ahead$mean); say("se", (ahead$upper - ahead$mean) / qnorm(0.9))
}
chosen <- function(name) {
  fit <- ets(series[[name]], maxit = 1e5)
  cat("case", "chosen", name, paste(fit$components[1], fit$components[2], if (fit$components[4] == "TRUE") "d", fit$components[3], sep = ""), "\n")
  say("y", series[[name]]); say("loglik", fit$loglik); say("aicc", fit$aicc); say("forecast", forecast(fit, h = 6)$mean)
}
for (name in c("air", "deaths", "rear", "petrol"))
  for (s in c("N", "A", "M")) for (e in c("A", "M")) for (t in c("N", "A", "Ad"))
    if (e == "M" || s != "M") form(name, series[[name]], e, t, s)
for (name in names(series)) chosen(name)

# The standard theta method on series without a season.
plain <- function(x, n) ts(tail(as.numeric(x), n))
for (x in list(list("nile", plain(Nile, 60)), list("huron", plain(LakeHuron, 48)), list("temperature", plain(nhtemp, 60)), list("sales", plain(BJsales, 60)),
               list("users", plain(WWWusage, 60)), list("rings", plain(treering, 48)), list("sunspots", plain(sunspot.year, 60)), list("miles", plain(airmiles, 24)),
               list("petrol", plain(Seatbelts[, "PetrolPrice"], 48)), list("stocks", plain(EuStockMarkets[, "DAX"], 60)))) {
  cat("case", "theta", x[[1]], "-", "\n"); say("y", x[[2]]); say("forecast", thetaf(x[[2]], h = 6)$mean)
}

# STL, every month computed (R otherwise interpolates between some of them).
parts <- function(name, y, window, robust) {
  fit <- stl(y, window, robust = robust, s.jump = 1, t.jump = 1, l.jump = 1, s.degree = if (window == "periodic") 0 else 1)
  cat("case", if (robust) "stl-robust" else "stl", name, window, "\n")
  say("y", y); say("trend", fit$time.series[, "trend"]); say("season", fit$time.series[, "seasonal"])
}
parts("air", log(series$air), "periodic", FALSE); parts("temperature", series$temperature, "periodic", FALSE); parts("deaths", series$deaths, "periodic", FALSE)
parts("drivers", series$drivers, "periodic", TRUE)
parts("air-long", log(monthly(AirPassengers, 144)), 7, FALSE); parts("temperature-long", monthly(nottem, 120), 9, FALSE); parts("lungs", series$lungs, 5, TRUE)
