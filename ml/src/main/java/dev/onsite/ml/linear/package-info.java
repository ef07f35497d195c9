/** Linear models: least squares, ridge, lasso and elastic net, logistic and softmax regression, stochastic gradients. */
package dev.onsite.ml.linear;
