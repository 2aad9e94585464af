package io.crossbook.placement;

import java.util.List;
import java.util.Map;

/** What became of a request to cancel several orders: ids cancelled, and ids that were not with the reason's name. */
public record CancelReport(List<String> cancelled, Map<String, String> notCancelled) {}
