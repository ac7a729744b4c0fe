# Witness of the ARIMA likelihood, its optimum, forecasts and standard errors: R's own stats::arima on R's built-in series.
# Rscript arima.R > arima.txt
# One case per block: "name value value ...". A missing month is NA. Coefficients are in the order p, q, P, Q.
say <- function(name, values) cat(name, ifelse(is.na(values), "NA", sprintf("%.15g", values)), "\n")
case <- function(name, y, order, seasonal = c(0, 0, 0), pars, mean = TRUE, xreg = NULL) {
  stopifnot(length(pars) == order[1] + order[3] + seasonal[1] + seasonal[3])
  extra <- (if (mean && order[2] + seasonal[2] == 0) 1 else 0) + (if (is.null(xreg)) 0 else 1)
  run <- function(fixed) suppressWarnings(arima(y, order = order, seasonal = list(order = seasonal, period = 12), include.mean = mean,
    xreg = if (is.null(xreg)) NULL else xreg[seq_along(y)], fixed = fixed, transform.pars = is.null(fixed), method = "ML",
    optim.control = list(maxit = 1000, reltol = 1e-14)))
  at <- run(c(pars, rep(NA, extra)))
  best <- run(NULL)
  ahead <- predict(at, n.ahead = 6, newxreg = if (is.null(xreg)) NULL else xreg[length(y) + 1:6])
  cat("case", name, "\n")
  say("y", y); say("order", c(order, seasonal)); say("mean", as.numeric(mean)); say("pars", pars)
  if (!is.null(xreg)) say("xreg", xreg)
  say("loglik", at$loglik); say("sigma2", at$sigma2); say("effects", tail(coef(at), extra)); say("best", best$loglik)
  say("forecast", as.numeric(ahead$pred)); say("se", as.numeric(ahead$se))
}
air <- log(as.numeric(tail(AirPassengers, 60)))
deaths <- as.numeric(tail(USAccDeaths, 48)) / 1000
temperature <- as.numeric(tail(nottem, 54))
petrol <- as.numeric(tail(Seatbelts[, "PetrolPrice"], 54)) * 100
drivers <- as.numeric(tail(Seatbelts[, "drivers"], 54))[1:48] / 1000
holes <- function(y, at) { y[at] <- NA; y }
d12 <- diff(air, 12)
case("airline-differenced", diff(d12), c(0, 0, 1), c(0, 0, 1), c(-0.4, -0.55), mean = FALSE)
case("air-seasonal-differences", d12, c(1, 0, 0), c(1, 0, 0), c(0.6, -0.3))
case("air-differences-21", diff(air), c(2, 0, 1), c(0, 0, 0), c(0.5, -0.4, 0.3))
case("deaths-ar-season", deaths, c(1, 0, 1), c(1, 0, 0), c(0.5, 0.2, 0.7))
case("deaths-missing", holes(deaths, c(3, 17, 18, 40)), c(1, 0, 1), c(0, 0, 1), c(0.6, -0.2, 0.4))
case("deaths-seasonal-differences-missing", holes(diff(deaths, 12), c(5, 22)), c(0, 0, 2), c(0, 0, 1), c(0.3, 0.2, -0.5))
case("nottem-ar3", temperature, c(3, 0, 0), c(0, 0, 0), c(1.2, -0.3, -0.2))
case("nottem-ma-season-2", temperature, c(0, 0, 1), c(2, 0, 0), c(0.3, 0.5, 0.3))
case("drivers-xreg", drivers, c(1, 0, 1), c(0, 0, 0), c(0.7, -0.2), xreg = petrol)
case("drivers-xreg-missing", holes(drivers, c(10, 31)), c(2, 0, 0), c(1, 0, 0), c(0.4, 0.1, 0.5), xreg = petrol)
case("airline", air, c(0, 1, 1), c(0, 1, 1), c(-0.4, -0.55), mean = FALSE)
case("deaths-110", deaths, c(1, 1, 0), c(0, 0, 0), c(0.35), mean = FALSE)
case("nottem-seasonal", temperature, c(1, 0, 0), c(0, 1, 1), c(0.3, -0.6), mean = FALSE)
