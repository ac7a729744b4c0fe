# Numbers of R for the diagnostics of a regression and of residuals. R --version: 4.2.2.
# Rscript diagnostics.R > diagnostics.txt
show <- function(name, x) cat(name, format(x, digits = 15), "\n")

one <- function(name, y) {
  cat("case", name, "\n")
  n <- length(y)
  t <- 0:(n - 1)
  angle <- 2 * pi * (t %% 12) / 12
  fit <- lm(y ~ t + cos(angle) + sin(angle) + cos(2 * angle) + sin(2 * angle))
  s <- summary(fit)
  k <- length(coef(fit)) + 1
  ll <- as.numeric(logLik(fit))
  show("y", y)
  show("coefficients", coef(fit))
  show("errors", s$coefficients[, 2])
  show("lower", confint(fit)[, 1])
  show("upper", confint(fit)[, 2])
  show("sigma", s$sigma)
  show("loglik", ll)
  show("aicc", -2 * ll + 2 * k + 2 * k * (k + 1) / (n - k - 1))
  show("hat", hatvalues(fit))
  show("cook", cooks.distance(fit))
  e <- residuals(fit)
  lags <- min(24, n %/% 5)
  box <- Box.test(e, lag = lags, type = "Ljung-Box", fitdf = 0)
  show("box", c(box$statistic, lags, box$p.value))
  short <- Box.test(e, lag = lags, type = "Ljung-Box", fitdf = 2)
  show("boxfitted", c(short$statistic, lags - 2, short$p.value))
  w <- shapiro.test(e)
  show("shapiro", c(w$statistic, w$p.value))
}

one("airline", as.numeric(AirPassengers)[1:48])
one("accidents", as.numeric(USAccDeaths)[1:60])
one("nottingham", as.numeric(nottem)[1:36])

# Shapiro and Wilk on few values, on skewed ones and on ties.
for (x in list(c(3, 1, 7), c(2, 5, 4, 9), c(1, 2, 3, 4, 20), as.numeric(UKgas)[1:11], as.numeric(UKgas)[1:12], as.numeric(BJsales)[1:40],
               exp(as.numeric(BJsales.lead)[1:30] - 10), c(1, 1, 1, 2, 2, 5, 5, 5))) {
  w <- shapiro.test(x)
  cat("case small\n")
  show("y", x)
  show("shapiro", c(w$statistic, w$p.value))
}
