/**
 * What one node shows of itself: meters for Prometheus and spans for OpenTelemetry, behind the ports of the modules.
 * Imports: Micrometer, the OpenTelemetry API, the modules' ports. docs/operations.md lists what each name means.
 */
package io.crossbook.app.meters;
