package it.broletto.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Every template made for a request speaks the request's language; others speak Italian until told otherwise. */
@ApplicationScoped
class Locales {

    void register(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(Locales::speak);
    }

    private static void speak(TemplateInstance template) {
        template.setAttribute(TemplateInstance.LOCALE, current());
    }

    private static String current() {
        if (!Arc.container().requestContext().isActive()) {
            return "it";
        }
        var request = Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        return request == null ? "it" : Language.of(request.request());
    }
}
