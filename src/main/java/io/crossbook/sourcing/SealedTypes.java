package io.crossbook.sourcing;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets Jackson store members of a sealed interface under their simple names, with no annotations on them, and read
 * older forms of a record, which lack what is marked {@link Added}.
 */
public final class SealedTypes extends SimpleModule {
    private static final long serialVersionUID = 1L;

    public SealedTypes() {
        super("SealedTypes");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new Families());
        if (context.getOwner() instanceof ObjectMapper mapper) {
            mapper.setInjectableValues(new Absent());
        }
    }

    /** What a component marked {@link Added} is where the stored form lacks it. */
    private static final class Absent extends InjectableValues.Std {
        private static final long serialVersionUID = 1L;

        @Override
        public Object findInjectableValue(
                DeserializationContext context,
                Object id,
                BeanProperty component,
                Object record,
                Boolean optional,
                Boolean useInput) {
            JavaType type = component.getType();
            if (type.isPrimitive()) {
                return Array.get(Array.newInstance(type.getRawClass(), 1), 0);
            }
            return List.class.isAssignableFrom(type.getRawClass()) ? List.of() : null;
        }
    }

    private static final class Families extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public TypeResolverBuilder<?> findTypeResolver(MapperConfig<?> config, AnnotatedClass type, JavaType base) {
            if (!isFamily(type.getRawType())) {
                return null;
            }
            return new StdTypeResolverBuilder()
                    .init(JsonTypeInfo.Id.NAME, null)
                    .inclusion(JsonTypeInfo.As.PROPERTY)
                    .typeProperty("type");
        }

        @Override
        public List<NamedType> findSubtypes(Annotated type) {
            Class<?> raw = type.getRawType();
            if (!raw.isSealed()) {
                return null;
            }
            return Stream.of(raw.getPermittedSubclasses())
                    .map(member -> new NamedType(member, member.getSimpleName()))
                    .toList();
        }

        @Override
        public JacksonInject.Value findInjectableValue(AnnotatedMember component) {
            return component.hasAnnotation(Added.class) ? JacksonInject.Value.construct("added", true, true) : null;
        }

        @Override
        public String findTypeName(AnnotatedClass type) {
            return isFamily(type.getRawType()) ? type.getRawType().getSimpleName() : null;
        }

        private static boolean isFamily(Class<?> type) {
            return (type.isSealed() && type.isInterface())
                    || Stream.of(type.getInterfaces()).anyMatch(Class::isSealed);
        }
    }
}
