<#macro content>
<#if client?? && client.baseUrl?has_content>
<p class="broletto-back"><a id="broletto-back" href="${client.baseUrl}">${msg("backToApplication")?no_esc}</a></p>
</#if>
</#macro>
