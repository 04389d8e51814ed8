<#-- Keycloak shows who signs in as a field that its label does not name. Every page imports this file before it shows
     fields, so here that one group becomes plain text with a link; all others stay Keycloak's. -->
<#import "field.ftl" as field>
<#assign keycloaksGroup = field.group>
<#macro group name label error="" required=false>
<#if name == "username" && auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
<p class="broletto-who">${label} <strong id="kc-attempted-username">${auth.attemptedUsername}</strong>
<a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a></p>
<#else>
<@keycloaksGroup name=name label=label error=error required=required><#nested></@keycloaksGroup>
</#if>
</#macro>
<#assign group = group in field>

<#macro content>
<#if client?? && client.baseUrl?has_content>
<p class="broletto-back"><a id="broletto-back" href="${client.baseUrl}">${msg("backToApplication")?no_esc}</a></p>
</#if>
</#macro>
