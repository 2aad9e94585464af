package io.crossbook.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * Holds an object against the model of its kind: every field must be known and of the right type. For what Kubernetes
 * itself defines, no required field may be missing either; the models of the Prometheus operator do not say which are.
 */
final class StrictSchema {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Map<String, Class<?>> OPERATOR =
            Map.of("ServiceMonitor", ServiceMonitor.class, "PrometheusRule", PrometheusRule.class);

    /** Those models keep what they do not know in a map; here they have none. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .build();

    private StrictSchema() {}

    /** Throws an IllegalArgumentException that names the field. */
    static void check(JsonNode object) {
        String kind = object.path("kind").asText();
        try {
            if (OPERATOR.containsKey(kind)) {
                STRICT.readValue(object.toString(), OPERATOR.get(kind));
            } else {
                checkKubernetes(object, kind);
            }
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(kind + ": " + e.getCause().getMessage(), e);
        } catch (Exception e) {
            throw new IllegalArgumentException(kind + ": " + e.getMessage(), e);
        }
    }

    private static void checkKubernetes(JsonNode object, String kind) throws ReflectiveOperationException {
        String version = object.path("apiVersion").asText().replaceFirst(".*/", "");
        Class<?> model = Class.forName(MODELS + version.replaceFirst("^v", "V") + kind);
        JsonElement json = JsonParser.parseString(object.toString());
        model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
        Object read = JSON.deserialize(object.toString(), model);
        if (read == null) {
            throw new IllegalArgumentException("empty");
        }
    }
}
