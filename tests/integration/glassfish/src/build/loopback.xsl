<?xml version="1.0" encoding="UTF-8"?>
<!-- GlassFish's stock domain listens on every address. Here it talks to this machine only. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="config[@name = 'server-config']//network-listener">
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

  <!-- No message broker: it listens on every address, whatever its host says. Absent means embedded. -->
  <xsl:template match="config[@name = 'server-config']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <jms-service type="DISABLED" default-jms-host="default_JMS_host">
        <jms-host name="default_JMS_host" host="localhost" lazy-init="true"/>
      </jms-service>
      <xsl:apply-templates select="node()[not(self::jms-service)]"/>
    </xsl:copy>
  </xsl:template>

  <!-- A database in memory instead of a Derby that somebody would have to start. -->
  <xsl:template match="jdbc-connection-pool[@name = 'DerbyPool']">
    <jdbc-connection-pool name="DerbyPool" res-type="javax.sql.DataSource"
                          datasource-classname="org.h2.jdbcx.JdbcDataSource">
      <property name="URL" value="jdbc:h2:mem:default;DB_CLOSE_DELAY=-1"/>
    </jdbc-connection-pool>
  </xsl:template>
</xsl:stylesheet>
