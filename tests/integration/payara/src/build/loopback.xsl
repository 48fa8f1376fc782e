<?xml version="1.0" encoding="UTF-8"?>
<!-- Payara's stock domain listens on every address and calls home. Here it talks to this machine only. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="network-listener">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:apply-templates select="node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="iiop-listener | jmx-connector">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="enabled">false</xsl:attribute>
      <xsl:apply-templates select="node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="hazelcast-runtime-configuration">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="das-bind-address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="das-public-address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="interface">127.0.0.1</xsl:attribute>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="java-config">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()"/>
      <xsl:if test="not(jvm-options = '-Dhazelcast.socket.bind.any=false')">
        <jvm-options>-Dhazelcast.socket.bind.any=false</jvm-options>
        <jvm-options>-Dhazelcast.phone.home.enabled=false</jvm-options>
      </xsl:if>
    </xsl:copy>
  </xsl:template>

  <!-- No message broker: it listens on every address, whatever its host says. Absent means embedded. -->
  <xsl:template match="config">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <phone-home-runtime-configuration enabled="false"/>
      <jms-service type="DISABLED" default-jms-host="default_JMS_host">
        <jms-host name="default_JMS_host" host="localhost" lazy-init="true"/>
      </jms-service>
      <xsl:apply-templates select="node()[not(self::phone-home-runtime-configuration or self::jms-service)]"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
