@echo off
rem Starts Handful. Looks for a JDK 25 or newer in HANDFUL_JAVA, JAVA_HOME, the JDK that built it, and on the path.
rem HANDFUL_OPTS: more options for the Java machine.
setlocal EnableExtensions
for %%I in ("%~dp0..") do set "dist=%%~fI"
set "home="

if defined HANDFUL_JAVA (
    call :try "%HANDFUL_JAVA%"
    if not defined home for %%I in ("%HANDFUL_JAVA%\..\..") do call :try "%%~fI"
    if not defined home (
        echo handful: HANDFUL_JAVA is %HANDFUL_JAVA%, and there is no JDK 25 or newer. 1>&2
        echo Set it to the folder of a JDK 25 or newer, or leave it unset. 1>&2
        exit /b 1
    )
)
if not defined home if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined home if exist "%dist%\lib\jdk" (
    set /p built=<"%dist%\lib\jdk"
    call :tryBuilt
)
if not defined home for %%I in (java.exe) do if not "%%~$PATH:I"=="" for %%J in ("%%~dp$PATH:I..") do call :try "%%~fJ"
if not defined home (
    echo handful: Handful needs a JDK 25 or newer, and none was found. 1>&2
    echo Install one, for instance Eclipse Temurin 25 from https://adoptium.net, and set JAVA_HOME to its folder. 1>&2
    exit /b 1
)

rem Worker threads of the tensor library must sleep when idle, or they take the processor from the window.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"

set "cache="
if exist "%dist%\lib\handful.aot" set cache="-XX:AOTCache=%dist%\lib\handful.aot"

"%home%\bin\java.exe" %cache% -Xlog:disable ${handful.jvm} "-Dhandful.dist=%dist%" %HANDFUL_OPTS% ^
    -cp "%dist%\lib\${project.build.finalName}.jar" org.handful.app.Launcher %*
exit /b %ERRORLEVEL%

:tryBuilt
call :try "%built%"
exit /b

rem Takes the folder as home when its release file names a version that is new enough.
:try
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    for /f "delims=.-+ " %%M in ("%%~V") do if %%M GEQ 25 set "home=%~1"
)
exit /b
