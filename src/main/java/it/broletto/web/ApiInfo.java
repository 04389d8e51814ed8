package it.broletto.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Who answers for the API, under which licence, where: what the national rule set asks beside the paths. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ApiInfo implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var config = ConfigProvider.getConfig();
        var info = OASFactory.createInfo()
                .title("Broletto")
                .version("1.0.0")
                .description(
                        "Bilancio partecipativo e raccolte civiche: edizioni, proposte, progetti, esiti, campagne. "
                                + "Errors are application/problem+json (RFC 9457).")
                .contact(OASFactory.createContact()
                        .name(config.getValue("broletto.city.name", String.class))
                        .email(config.getValue("broletto.city.email", String.class))
                        .url(config.getValue("broletto.url", String.class)))
                .license(OASFactory.createLicense().name("EUPL-1.2").url("https://eupl.eu/1.2/en/"))
                .termsOfService(config.getValue("broletto.url", String.class) + "/participate#legal");
        info.addExtension("x-summary", "Participatory budgeting and civic crowdfunding of a municipality");
        api.setInfo(info);
        api.setServers(List.of(OASFactory.createServer()
                .url(config.getValue("broletto.url", String.class))
                .description("This municipality's own service")));
    }
}
