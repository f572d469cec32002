/** A Spark job on a Parquet table with a column of JWEs: {@code PatientsJob}. */
@NullMarked
package dev.signet.jose.examples.spark;

import org.jspecify.annotations.NullMarked;
