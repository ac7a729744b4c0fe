# Quantiles of R's Poisson and negative binomial at the seven levels, and cumulative probabilities. R --version: 4.2.2.
# Rscript counts.R > counts.txt
# Each line: mean variance, then seven quantiles; "p" lines: mean variance k, then the probability up to k.
levels <- c(0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975)
for (m in c(0.05, 0.3, 0.7, 1, 2.5, 6, 11.3, 19.9, 400, 1200)) {
  cat("q", m, m, qpois(levels, m), "\n")
  for (k in c(0, 1, 3, 12, 380)) cat("p", m, m, k, format(ppois(k, m), digits = 15), "\n")
  for (f in c(1.1, 1.8, 4, 15)) {
    r <- m / (f - 1)
    cat("q", m, format(m * f, digits = 15), qnbinom(levels, size = r, mu = m), "\n")
    for (k in c(0, 1, 3, 12, 380)) cat("p", m, format(m * f, digits = 15), k, format(pnbinom(k, size = r, mu = m), digits = 15), "\n")
  }
}
