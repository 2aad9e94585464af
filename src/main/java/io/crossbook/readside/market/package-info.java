/** The view of what markets are and where they stand, and the queries on it. */
package io.crossbook.readside.market;
