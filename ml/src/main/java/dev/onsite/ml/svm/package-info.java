/** Support vector machines: linear by dual coordinate descent, kernel by sequential minimal optimisation. */
package dev.onsite.ml.svm;
