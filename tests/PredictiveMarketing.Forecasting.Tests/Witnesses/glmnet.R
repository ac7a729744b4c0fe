# Witness of ridge, elastic net and lasso at fixed penalties: R's glmnet (4.1-6) on R's built-in data sets.
# Rscript glmnet.R > glmnet.txt
# One case per block: "name value value ...". Rows "x1", "x2" ... are the terms, "beta MIX PENALTY" their coefficients.
# glmnet standardises a gaussian y before it applies the penalty and scales back afterwards, which changes the meaning of the squared part. Here y
# goes in with mean 0 and deviation 1 (divisor n), so that its penalty is the one of the formula; its coefficients come out per unit of x and are
# multiplied by the deviation of x (divisor n).
library(glmnet)
say <- function(name, values) cat(name, sprintf("%.12g", values), "\n")
deviation <- function(v) sqrt(mean((v - mean(v))^2))
case <- function(name, x, y) {
  x <- as.matrix(x); y <- (y - mean(y)) / deviation(y)
  cat("case", name, "\n"); say("y", y)
  for (j in seq_len(ncol(x))) say(paste0("x", j), x[, j])
  for (mix in c(0, 0.5, 1)) for (penalty in c(0.3, 0.1, 0.03, 0.01)) {
    fit <- glmnet(x, y, alpha = mix, lambda = penalty, standardize = TRUE, thresh = 1e-14, maxit = 1e7)
    say(paste("beta", mix, penalty), as.numeric(fit$beta) * apply(x, 2, deviation))
  }
}
case("swiss", swiss[, -1], swiss$Fertility)
case("mtcars", mtcars[, -1], mtcars$mpg)
belts <- tail(as.data.frame(Seatbelts), 48)
case("seatbelts", belts[, c("front", "rear", "kms", "PetrolPrice", "VanKilled", "law")], belts$drivers)
