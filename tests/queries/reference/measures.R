# Writes measures.json: what R's sna and igraph say of small random graphs, which test_reference.py holds ours to.
#
#     apt-get install r-cran-sna r-cran-igraph r-cran-jsonlite
#     Rscript tests/queries/reference/measures.R > tests/queries/reference/measures.json
#
# Both packages are under the GPL and used for these numbers alone.
suppressMessages({
  library(sna)
  library(jsonlite)
})

measures <- function(seed, n, density, networks) {
  set.seed(seed)
  ties <- which(upper.tri(matrix(0, n, n)) & matrix(runif(n * n) < density, n, n), arr.ind = TRUE)
  weights <- sample(1:6, nrow(ties), replace = TRUE)
  network <- sample(1:networks, n, replace = TRUE)
  w <- matrix(0, n, n)
  w[ties] <- weights
  w <- w + t(w)
  binary <- (w > 0) * 1
  weighted <- igraph::graph_from_adjacency_matrix(w, mode = "undirected", weighted = TRUE)
  plain <- igraph::graph_from_adjacency_matrix(binary, mode = "undirected")
  # igraph's constraint reads the edge attribute weight as strength, its betweenness as length
  list(
    organizations = n,
    ties = unname(cbind(ties - 1, weights)),
    network = network - 1,
    # columns w_I, w_O, b_IO, b_OI, b_O: coordinator, itinerant, gatekeeper, representative, liaison
    brokerage = unname(brokerage(binary, network)$raw.nli[, 1:5]),
    constraint = unname(igraph::constraint(weighted)),
    constraint_binary = unname(igraph::constraint(plain)),
    betweenness = unname(igraph::betweenness(weighted, weights = 1 / igraph::E(weighted)$weight)),
    betweenness_binary = betweenness(binary, gmode = "graph"),
    # sum over others of 1/distance, as a mean: fragmentation is one minus its mean
    harmonic_closeness = closeness(binary, gmode = "graph", cmode = "suminvundir")
  )
}

graphs <- list(
  measures(1, 12, .30, 3), measures(2, 20, .15, 4), measures(3, 30, .10, 5), measures(4, 40, .20, 4),
  measures(5, 25, .05, 3)
)
made <- list(
  made_with = sprintf("R %s, sna %s, igraph %s", getRversion(), packageVersion("sna"), packageVersion("igraph")),
  graphs = graphs
)
cat(toJSON(made, digits = 12, auto_unbox = TRUE, na = "null"), "\n")
