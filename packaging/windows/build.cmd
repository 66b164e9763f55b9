@echo off
rem Makes the installer for Windows in target\installer: an msi for one user, without administrator rights.
rem Needs a JDK 25 or newer in JAVA_HOME, Maven, and WiX 3.14 or newer on the path.
setlocal
cd /d "%~dp0..\.."
if not defined JAVA_HOME (
    echo JAVA_HOME must name the JDK that shall be inside. 1>&2
    exit /b 1
)
call mvn -B -q package -DskipTests -Dhandful.rehearsal.skip=true || exit /b 1
"%JAVA_HOME%\bin\java" packaging\Image.java || exit /b 1
for /f "tokens=2" %%V in ('target\installer\image\Handful\handful-cli.exe --version') do set "version=%%V"

rem The upgrade number must stay the same for ever: by it a newer installer finds the older program.
"%JAVA_HOME%\bin\jpackage" --type msi --app-image target\installer\image\Handful --name Handful ^
    --app-version %version% --dest target\installer --vendor Handful --license-file LICENSE ^
    --description "Desktop workbench for few-shot image classification" ^
    --file-associations packaging\windows\handful-file.properties ^
    --win-per-user-install --win-dir-chooser --win-menu --win-menu-group Handful --win-shortcut-prompt ^
    --win-upgrade-uuid 5b1d6a5e-3f0c-4f0e-9d0b-8a3f5c6f2b71 || exit /b 1
dir target\installer\*.msi
