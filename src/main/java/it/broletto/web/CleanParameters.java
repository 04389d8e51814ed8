package it.broletto.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import it.broletto.shared.Text;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Cleans each text of a form, a query, a path and a JSON body before any code sees it. */
@Provider
@Singleton
public class CleanParameters implements ParamConverterProvider, ObjectMapperCustomizer {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
        return raw == String.class ? (ParamConverter<T>) new Cleaner() : null;
    }

    private static String clean(String typed) {
        return typed == null ? null : Text.lines(typed);
    }

    private static class Cleaner implements ParamConverter<String> {
        @Override
        public String fromString(String value) {
            return clean(value);
        }

        @Override
        public String toString(String value) {
            return value;
        }
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("clean-text").addDeserializer(String.class, new StringDeserializer() {
            @Override
            public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return clean(super.deserialize(parser, context));
            }
        }));
    }
}
